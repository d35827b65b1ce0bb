import Foundation
import OriginTesting

/// A program as people use it, run to its end.
struct Tool {
    let status: Int32
    let output: String
    let errors: String

    /// - Parameter folder: where it runs.
    @discardableResult
    static func run(
        _ program: String,
        _ arguments: [String],
        in folder: TemporaryFolder,
        settings: [String: String] = [:]
    ) throws -> Tool {
        // Files, not pipes: a program may write more than a pipe holds before anybody reads.
        let output = try folder.create("output-\(UUID().uuidString)")
        let errors = try folder.create("errors-\(UUID().uuidString)")
        let status = try Program(
            "timeout",
            ["100", program] + arguments,
            settings: settings,
            folder: folder.path,
            output: output.fileDescriptor,
            errors: errors.fileDescriptor
        ).wait()
        return Tool(status: status, output: try text(of: output), errors: try text(of: errors))
    }

    private static func text(of file: FileHandle) throws -> String {
        try file.seek(toOffset: 0)
        return String(decoding: try file.readToEnd() ?? Data(), as: UTF8.self)
    }
}

/// A folder that is gone with the value.
final class TemporaryFolder: Sendable {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "easydown-test-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { if (try? FileManager.default.removeItem(atPath: path)) == nil { print("left behind: \(path)") } }

    func bytes(_ name: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: URL(fileURLWithPath: "\(path)/\(name)")))
    }

    func write(_ bytes: some Sequence<UInt8>, to name: String) throws {
        try Data(bytes).write(to: URL(fileURLWithPath: "\(path)/\(name)"))
    }

    /// A new file, open for both ways.
    func create(_ name: String) throws -> FileHandle {
        try write([], to: name)
        return try FileHandle(forUpdating: URL(fileURLWithPath: "\(path)/\(name)"))
    }
}
