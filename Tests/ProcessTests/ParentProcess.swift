import CPosix
import Foundation
import Glibc
import Testing

/// A real parent with real workers in a folder of its own; `close()` ends all of it, whatever the test did.
final class ParentProcess {
    let folder: URL
    private let process = Process()
    /// Its end tells a parent whose test has crashed to go.
    private let lifeline = Pipe()
    private var settings: [String: Any]
    var socket: String { folder.appending(path: "s").path }
    var status: String { folder.appending(path: "status").path }
    private var logFile: URL { folder.appending(path: "log") }
    var pid: Int32 { process.processIdentifier }

    /// Where the test bundle lies, the worker lies too.
    static var program: String {
        let arguments = CommandLine.arguments + [Bundle.main.bundlePath + "/x", "/proc/self/exe"]
        let folders = arguments.map { URL(fileURLWithPath: $0).deletingLastPathComponent() }
        let root = URL(fileURLWithPath: FileManager.default.currentDirectoryPath).appending(path: ".build/debug")
        let found = (folders + [root]).map { $0.appending(path: "TestWorker").path }
        return found.first { FileManager.default.isExecutableFile(atPath: $0) } ?? "TestWorker"
    }

    /// What a service manager does for socket activation: binds descriptor 3 and says so.
    private static let activation = """
        import os, socket, sys
        listener = socket.socket(socket.AF_UNIX)
        listener.bind(sys.argv[1])
        listener.listen(64)
        os.dup2(listener.fileno(), 3)
        os.set_inheritable(3, True)
        os.environ.update(LISTEN_PID=str(os.getpid()), LISTEN_FDS="1", LISTEN_FDNAMES="echo")
        os.execv(sys.argv[2], sys.argv[2:])
        """

    init(_ settings: [String: Any] = [:], folder: URL? = nil, isActivated: Bool = false) throws {
        self.folder =
            folder ?? FileManager.default.temporaryDirectory.appending(path: "sup-\(UUID().uuidString.prefix(8))")
        self.settings = settings
        try FileManager.default.createDirectory(at: self.folder, withIntermediateDirectories: true)
        self.settings["socket"] = socket
        self.settings["status"] = status
        let defaults: [String: Any] = [
            "workers": 2, "behaviour": "serve", "boot": 10_000, "drain": 20_000, "terminate": 2_000, "idle": 60_000,
        ]
        self.settings.merge(defaults) { own, _ in own }
        try write()
        if !FileManager.default.fileExists(atPath: logFile.path) {
            _ = FileManager.default.createFile(atPath: logFile.path, contents: nil)
        }
        process.executableURL = URL(fileURLWithPath: Self.program)
        process.arguments = ["parent", self.folder.appending(path: "settings").path]
        if isActivated {
            process.arguments = ["-c", Self.activation, socket, Self.program] + (process.arguments ?? [])
            process.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
        }
        let handle = try FileHandle(forWritingTo: logFile)
        try handle.seekToEnd()
        process.standardError = handle
        process.standardOutput = handle
        process.standardInput = lifeline
        try process.run()
    }

    /// A parent that serves.
    static func started(_ settings: [String: Any] = [:]) throws -> ParentProcess {
        let parent = try ParentProcess(settings)
        try parent.expectLog("serving with")
        return parent
    }

    /// What the next program reads.
    func change(_ new: [String: Any]) throws {
        settings.merge(new) { _, new in new }
        try write()
    }

    private func write() throws {
        try JSONSerialization.data(withJSONObject: settings).write(to: folder.appending(path: "settings"))
    }

    func signal(_ number: Int32) { kill(pid, number) }

    var log: String { (try? String(contentsOf: logFile, encoding: .utf8)) ?? "" }

    func expectLog(_ text: String, _ location: SourceLocation = #_sourceLocation) throws {
        try expect("log has \(text)", location) { log.contains(text) }
    }

    /// Polls until something is so; 20 s are enough for a slow machine.
    func expect(
        _ what: String,
        _ location: SourceLocation = #_sourceLocation,
        within seconds: Double = 20,
        _ condition: () throws -> Bool
    ) throws {
        let end = Date().addingTimeInterval(seconds)
        while Date() < end {
            if try condition() { return }
            usleep(10_000)
        }
        Issue.record("never: \(what)\n\(log)", sourceLocation: location)
        throw TimedOut()
    }

    struct TimedOut: Error {}

    /// One line there and back; nil is a lost request.
    static func request(_ line: String, at path: String) -> String? {
        let descriptor = ed_connect_unix(path)
        guard descriptor >= 0 else { return nil }
        defer { Glibc.close(descriptor) }
        let bytes = Array(line.utf8)
        guard send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count else { return nil }
        var answer: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while case let got = recv(descriptor, &buffer, buffer.count, 0), got > 0 { answer += buffer[..<got] }
        return answer.isEmpty ? nil : String(decoding: answer, as: UTF8.self)
    }

    func request(_ line: String = "hello\n") -> String? { Self.request(line, at: socket) }

    /// Processor seconds that the parent has used.
    var processorSeconds: Double {
        let text = (try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8)) ?? ""
        let fields = text.split(separator: ")").last?.split(separator: " ") ?? []
        guard fields.count > 12, let user = Double(fields[11]), let system = Double(fields[12]) else {
            return .infinity
        }
        return (user + system) / Double(sysconf(Int32(_SC_CLK_TCK)))
    }

    /// What the parent logged above `notice`, without the lines that a test expects.
    func complaints(expecting expected: [String]) -> [Substring] {
        let quiet = ["debug", "info", "notice"].map { "\"level\":\"\($0)\"" }
        return log.split(separator: "\n").filter { line in
            line.contains("\"process\":\"parent\"") && !quiet.contains(where: line.contains)
                && !expected.contains(where: line.contains)
        }
    }

    func page(_ target: String) -> String {
        Self.request("GET \(target) HTTP/1.1\r\n\r\n", at: status) ?? ""
    }

    func report() throws -> [String: Any] {
        let parts = page("/status?json").components(separatedBy: "\r\n\r\n")
        guard parts.count == 2 else { return [:] }
        return try JSONSerialization.jsonObject(with: Data(parts[1].utf8)) as? [String: Any] ?? [:]
    }

    var workers: [[String: Any]] { (try? report())?["workers"] as? [[String: Any]] ?? [] }

    /// The only pool's queue: `length`, `peak` and `limit`.
    var queue: [String: Int] {
        let pools = (try? report())?["pools"] as? [[String: Any]]
        return pools?.first?["queue"] as? [String: Int] ?? [:]
    }

    var pids: [Int32] { workers.compactMap { ($0["pid"] as? Int).map(Int32.init) } }

    /// Waits for its end.
    func ended(_ location: SourceLocation = #_sourceLocation) throws -> Int32 {
        try expect("the parent ends", location) { !process.isRunning }
        return process.terminationStatus
    }

    /// Ends all; a worker dies with its parent. A log line above `notice` that nobody expected fails the test.
    func close(expecting expected: [String] = [], _ location: SourceLocation = #_sourceLocation) {
        let complaints = complaints(expecting: expected)
        if !complaints.isEmpty {
            Issue.record("unexpected in the log: \(complaints.joined(separator: "\n"))", sourceLocation: location)
        }
        if process.isRunning {
            signal(SIGKILL)
            process.waitUntilExit()
        }
        try? FileManager.default.removeItem(at: folder)
    }
}
