import Foundation
import OriginTesting
import Synchronization

/// The whole product as `make run` starts it: nginx, parent, workers, ledger, replayer, in a folder of its own.
final class Installation: Sendable {
    let state: String
    let port: UInt16
    let token: String
    private let program: Program
    private let hasStopped = Mutex(false)
    /// Held open as long as the installation lives: the product ends with it.
    private let input = Pipe()

    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    /// The project's folder.
    static let root: String = {
        var url = URL(fileURLWithPath: #filePath)
        for _ in 0..<3 { url.deleteLastPathComponent() }
        return url.path
    }()

    /// The binary that this test run built.
    static let binary: String = {
        let bundle = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
        for folder in [bundle, bundle.deletingLastPathComponent(), URL(fileURLWithPath: "\(root)/.build/debug")] {
            let file = folder.appendingPathComponent("easydown").path
            if FileManager.default.isExecutableFile(atPath: file) { return file }
        }
        return "\(root)/.build/debug/easydown"
    }()

    static let fixtures = "\(root)/Tests/Fixtures/recordings"

    /// - Parameter recordings: `nil` leaves the way out open: for tests that lead it to an origin of their own.
    init(recordings: String? = Installation.fixtures, settings: [String: String] = [:]) throws {
        state = NSTemporaryDirectory() + "easydown-\(UInt32.random(in: 0...UInt32.max))"
        port = UInt16.random(in: 20_000...32_000)
        let output = Pipe()
        program = try Program(
            "\(Self.root)/scripts/run",
            [
                "--port", "\(port)", "--state", state, "--recordings", recordings ?? "", "--binary", Self.binary,
                "--end-with-input",
            ],
            settings: settings,
            input: input.fileHandleForReading.fileDescriptor,
            output: output.fileHandleForWriting.fileDescriptor,
            errors: output.fileHandleForWriting.fileDescriptor
        )
        try output.fileHandleForWriting.close()
        var text = ""
        while !text.contains("Ctrl-C stops it.") {
            let data = output.fileHandleForReading.availableData
            guard !data.isEmpty else {
                throw Failure(description: "the product did not start:\n\(text)\n\(Self.log(in: state))")
            }
            text += String(decoding: data, as: UTF8.self)
        }
        token = text.matches(of: /ed_live_[A-Za-z0-9]{49}/).first.map { String($0.output) } ?? ""
    }

    deinit {
        stop()
        if (try? FileManager.default.removeItem(atPath: state)) == nil { print("left behind: \(state)") }
    }

    /// Ends the product as its script does; returns when everything has ended.
    func stop() {
        guard hasStopped.withLock({ stopped in (stopped, stopped = true).0 == false }) else { return }
        do { try input.fileHandleForWriting.close() } catch { print("the product cannot be told to end: \(error)") }
        for _ in 0..<600 where !program.hasEnded { usleep(50_000) }
    }

    var probe: HTTPProbe { HTTPProbe(port: port) }

    func parse(_ link: String, token: String? = nil, headers: [(String, String)] = []) throws -> HTTPProbe.Answer {
        try probe.send(
            "POST",
            "/api/v1/parse",
            headers: [("Authorization", "Bearer \(token ?? self.token)"), ("Content-Type", "application/json")]
                + headers,
            body: #"{"url": "\#(link)"}"#
        )
    }

    /// Runs the command on this installation's ledger and answers what it printed.
    func command(_ arguments: String...) throws -> String {
        let tool = try Tool.run(Self.binary, arguments, in: TemporaryFolder(), settings: ["EASYDOWN_STATE": state])
        guard tool.status == 0 else { throw Failure(description: "\(arguments): \(tool.output) \(tool.errors)") }
        return tool.output
    }

    /// Sends a signal to the parent.
    func signalParent(_ signal: Int32) throws { kill(try parent, signal) }

    /// The parent's process number.
    var parent: Int32 {
        get throws {
            let text = try String(contentsOfFile: "\(state)/run/easydown.pid", encoding: .utf8)
            guard let pid = Int32(text.trimmingCharacters(in: .whitespacesAndNewlines)) else {
                throw Failure(description: "no process number in the pid file")
            }
            return pid
        }
    }

    /// The demo account.
    var account: String {
        get throws {
            try String(contentsOfFile: "\(state)/demo-account", encoding: .utf8)
                .trimmingCharacters(in: .whitespacesAndNewlines)
        }
    }

    /// The service's log so far.
    var log: String { Self.log(in: state) }

    private static func log(in state: String) -> String {
        let data = FileManager.default.contents(atPath: "\(state)/easydown.log") ?? Data()
        return String(decoding: data, as: UTF8.self)
    }
}
