internal import Foundation
internal import Media

/// The file of the secrets that media links are signed with. Every machine that shall serve a link has the same file.
struct LinkKeyFile {
    let path: String

    /// Reads the keys.
    ///
    /// - Throws: ``CommandFailure`` with the line that is wrong, or the system's reason.
    func keys() throws -> LinkKeys {
        let text: String
        do { text = try String(contentsOfFile: path, encoding: .utf8) } catch {
            throw CommandFailure("cannot read the link keys in \(path): \(error.localizedDescription)")
        }
        do throws(LinkKeysError) { return try LinkKeys(text: text) } catch {
            throw CommandFailure("\(path): \(error)")
        }
    }

    /// Makes the file, and its folder, with a fresh key where there is none.
    func create() throws {
        let folder = (path as NSString).deletingLastPathComponent
        try FileManager.default.createDirectory(
            atPath: folder.isEmpty ? "." : folder,
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700]
        )
        let text =
            "# Media links are signed with the first key. easydown links rotate makes a new one.\n\(LinkKeys.newKey())\n"
        guard try write(text, to: path, O_EXCL) else {
            guard errno != EEXIST else { return }
            throw CommandFailure("cannot make the link keys in \(path): \(String(cString: strerror(errno)))")
        }
    }

    /// Replaces the file's keys by a fresh one and those that are still accepted, in one step.
    ///
    /// - Parameter graceSeconds: how long links of the present key are still served.
    func rotate(now: Int, graceSeconds: Int) throws {
        let text = try keys().rotated(now: now, graceSeconds: graceSeconds)
        let fresh = "\(path).new"
        guard try write(text, to: fresh, O_TRUNC) else {
            throw CommandFailure("cannot write \(fresh): \(String(cString: strerror(errno)))")
        }
        guard rename(fresh, path) == 0 else {
            throw CommandFailure("cannot replace \(path): \(String(cString: strerror(errno)))")
        }
    }

    /// - Returns: `false` where the file cannot be opened; `errno` says why.
    private func write(_ text: String, to file: String, _ flag: Int32) throws -> Bool {
        let descriptor = open(file, O_WRONLY | O_CREAT | O_CLOEXEC | flag, 0o600)
        guard descriptor >= 0 else { return false }
        try FileHandle(fileDescriptor: descriptor, closeOnDealloc: true).write(contentsOf: Data(text.utf8))
        return true
    }
}
