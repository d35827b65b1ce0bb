internal import Foundation

/// Files below a folder, read and written.
package enum SiteFolder {
    /// Bytes of one source, at most.
    private static let sizeLimit = 4 * 1024 * 1024

    /// Every file below a folder but hidden ones, by its path from there.
    ///
    /// - Throws: ``SiteError/unreadable(file:reason:)``.
    package static func files(below folder: String) throws(SiteError) -> [SiteFile] {
        guard FileManager.default.fileExists(atPath: folder), let paths = FileManager.default.enumerator(atPath: folder)
        else {
            throw .unreadable(file: folder, reason: "there is no such folder")
        }
        var files: [SiteFile] = []
        while let path = paths.nextObject() as? String {
            var isFolder: ObjCBool = false
            let isHidden = path.split(separator: "/").contains { $0.hasPrefix(".") }
            guard !isHidden, FileManager.default.fileExists(atPath: "\(folder)/\(path)", isDirectory: &isFolder),
                !isFolder.boolValue
            else { continue }
            files.append(SiteFile(path, try bytes(of: "\(folder)/\(path)")))
        }
        return files
    }

    /// - Throws: ``SiteError/unreadable(file:reason:)``.
    package static func text(of file: String) throws(SiteError) -> String {
        String(decoding: try bytes(of: file), as: UTF8.self)
    }

    /// - Throws: ``SiteError/unreadable(file:reason:)``.
    package static func bytes(of file: String) throws(SiteError) -> [UInt8] {
        let data: Data
        do { data = try Data(contentsOf: URL(fileURLWithPath: file)) } catch {
            throw .unreadable(file: file, reason: error.localizedDescription)
        }
        guard data.count <= sizeLimit else { throw .unreadable(file: file, reason: "it is larger than 4 MiB") }
        return Array(data)
    }

    /// Writes each file where it differs from what is there, whole or not at all; others below the folder stay.
    ///
    /// - Throws: ``SiteError/unwritable(file:reason:)``.
    package static func write(_ files: [SiteFile], below folder: String) throws(SiteError) {
        for file in files {
            let target = URL(fileURLWithPath: "\(folder)/\(file.path)")
            let data = Data(file.bytes)
            if FileManager.default.contents(atPath: target.path) == data { continue }
            do {
                let parent = target.deletingLastPathComponent()
                try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
                try data.write(to: target, options: .atomic)
                // An atomic write gives the file to its owner alone; a web server has to read it.
                try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: target.path)
            } catch {
                throw .unwritable(file: target.path, reason: error.localizedDescription)
            }
        }
    }
}
