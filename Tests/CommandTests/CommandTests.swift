import Foundation
import JSON
import OriginTesting
import Testing

/// The command as an operator types it, on a ledger of its own.
@Suite("The easydown command")
struct CommandTests {
    final class Workplace {
        var settings: [String: String] = [:]
        let state = NSTemporaryDirectory() + "easydown-command-\(UUID().uuidString)"

        deinit {
            guard FileManager.default.fileExists(atPath: state) else { return }
            do { try FileManager.default.removeItem(atPath: state) } catch { print("left behind: \(state)") }
        }

        func run(_ arguments: String..., input: String? = nil) throws -> (status: Int32, out: String, err: String) {
            try run(arguments, input: input)
        }

        func json(_ arguments: String...) throws -> JSONValue {
            let process = try run(arguments, input: nil)
            #expect(process.status == 0, "\(process.err)")
            return try JSONDocument(parsing: process.out).root
        }

        private func run(_ arguments: [String], input: String? = nil) throws -> (
            status: Int32, out: String, err: String
        ) {
            let files = try (0..<3).map { _ in try Self.file() }
            if let input { try files[0].write(contentsOf: Data(input.utf8)) }
            try files[0].seek(toOffset: 0)
            let status = try Program(
                Self.binary,
                arguments,
                settings: settings.merging(["EASYDOWN_STATE": state]) { $1 },
                input: files[0].fileDescriptor,
                output: files[1].fileDescriptor,
                errors: files[2].fileDescriptor
            ).wait()
            return (status, try Self.text(of: files[1]), try Self.text(of: files[2]))
        }

        /// A file that is gone when it is closed. Not a pipe: that holds only so much before somebody reads.
        private static func file() throws -> FileHandle {
            let path = NSTemporaryDirectory() + "easydown-command-\(UUID().uuidString)"
            try Data().write(to: URL(fileURLWithPath: path))
            let file = try FileHandle(forUpdating: URL(fileURLWithPath: path))
            try FileManager.default.removeItem(atPath: path)
            return file
        }

        private static func text(of file: FileHandle) throws -> String {
            try file.seek(toOffset: 0)
            return String(decoding: try file.readToEnd() ?? Data(), as: UTF8.self)
        }

        private static let binary: String = {
            let bundle = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
            let folders = [bundle, bundle.deletingLastPathComponent()]
            let files = folders.map { $0.appendingPathComponent("easydown").path }
            return files.first { FileManager.default.isExecutableFile(atPath: $0) } ?? ".build/debug/easydown"
        }()
    }

    @Test("An account gets credits and a key; the ledger tells both")
    func account() throws {
        let place = Workplace()
        let account = try #require(place.json("account", "create", "shop", "--json")["id"].string)
        #expect(try place.run("credits", "add", account, "5").status == 0)
        let key = try place.json("key", "create", account, "--json")
        #expect(key["token"].string?.hasPrefix("ed_live_") == true)
        #expect(try place.run("credits", "show", account).out == "5 credits\n")
        let ledger = try place.json("credits", "ledger", account, "--json")
        #expect(ledger.array.count == 1 || ledger["entries"].array.count == 1)
        let listed = try place.run("key", "list", account, "--json").out
        #expect(listed.contains(key["key"]["id"].string ?? "?") && !listed.contains("ed_live_"))
    }

    @Test(
        "What is wrong is said on standard error, in words, with an exit code of its own",
        arguments: [
            (["credits", "show", "acct_nobody"], "acct_nobody"), (["key", "create", "acct_nobody"], "account"),
            (["key", "revoke", "key_nobody"], "key_nobody"), (["nonsense"], "nonsense"),
        ]
    )
    func failures(arguments: [String], word: String) throws {
        let place = Workplace()
        let result =
            switch arguments.count {
            case 1: try place.run(arguments[0])
            default: try place.run(arguments[0], arguments[1], arguments[2])
            }
        #expect(result.status != 0 && result.out.isEmpty)
        #expect(result.err.contains(word) && !result.err.contains("Fatal") && !result.err.contains(".swift"))
    }

    @Test(
        "Credits are never taken below zero, and amounts must be sensible",
        arguments: ["-1", "0", "1.5", "many", "99999999999999999999"]
    )
    func amounts(amount: String) throws {
        let place = Workplace()
        let account = try #require(place.json("account", "create", "shop", "--json")["id"].string)
        #expect(try place.run("credits", "add", account, "--", amount).status != 0)
        #expect(try place.run("credits", "show", account).out == "0 credits\n")
    }

    @Test("inspect reads links from arguments and from standard input, one answer a line")
    func inspect() throws {
        let place = Workplace()
        let one = try place.run("inspect", "https://youtu.be/dQw4w9WgXcQ?si=x")
        #expect(one.out.contains("youtube") && one.out.contains("dQw4w9WgXcQ"))
        let many = try place.run(
            "inspect",
            "-",
            "--json",
            input: "https://youtu.be/dQw4w9WgXcQ\nhttps://example.com/\n看看 https://x.com/a/status/20，好\n"
        )
        let lines = try many.out.split(separator: "\n").map { try JSONDocument(parsing: String($0)).root }
        #expect(lines.map { $0["platform"].string } == ["youtube", nil, "twitter"])
        #expect(lines.count == 3 && lines[1]["code"].string == "302")
    }

    @Test("doctor looks at everything and says how it is")
    func doctor() throws {
        let place = Workplace()
        _ = try place.run("account", "create", "shop")
        let result = try place.run("doctor")
        #expect(result.out.contains("SQLite") && result.out.contains("every balance is the sum of its ledger"))
    }

    @Test("doctor --ask asks each platform for the post that is named, and says what to do")
    func doctorAsks() throws {
        let place = Workplace()
        _ = try place.run("account", "create", "shop")
        let fixtures = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Fixtures/recordings").path
        place.settings = [
            "EASYDOWN_RECORDINGS": fixtures, "EASYDOWN_DOCTOR_YOUTUBE": "https://youtu.be/easydown-01",
            "EASYDOWN_DOCTOR_TWITTER": "https://x.com/example/status/1900000000000000002",
            "EASYDOWN_DOCTOR_WEIBO": "https://example.com/",
        ]
        let lines = try place.run("doctor", "--ask").out.split(separator: "\n")
        #expect(lines.contains { $0.hasPrefix("youtube") && $0.contains("ok: 3 videos") })
        #expect(lines.contains { $0.hasPrefix("twitter") && $0.contains("not_found") && $0.contains("another one") })
        #expect(lines.contains { $0.hasPrefix("weibo") && $0.contains("no link of it") })
        #expect(lines.contains { $0.hasPrefix("tiktok") && $0.contains("EASYDOWN_DOCTOR_TIKTOK") })
    }

    @Test("Shells get completions", arguments: ["bash", "zsh", "fish"])
    func completions(shell: String) throws {
        let result = try Workplace().run("--generate-completion-script", shell)
        #expect(result.status == 0 && result.out.contains("credits"))
    }

    @Test(
        "Every command explains itself",
        arguments: [
            "serve", "check", "account", "key", "credits", "inspect", "doctor", "settings", "conformance", "recordings",
            "backup", "migrate-store",
        ]
    )
    func help(command: String) throws {
        let result = try Workplace().run(command, "--help")
        #expect(result.status == 0 && result.out.contains("USAGE: easydown \(command)"))
    }
}
