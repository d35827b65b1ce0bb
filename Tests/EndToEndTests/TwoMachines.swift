import Foundation
import OriginTesting
import PostgresTesting

/// Two complete services with state folders and sockets of their own, one database, and one nginx in front of both.
final class TwoMachines: Sendable {
    let first: Installation
    let second: Installation
    let port: UInt16
    private let folder: TemporaryFolder
    private let front: Program
    /// Held open as long as this lives: the front ends with it.
    private let life = Pipe()

    /// - Parameter address: of the database.
    init(database address: String, recordings: String = Installation.fixtures) throws {
        folder = try TemporaryFolder()
        let settings = ["EASYDOWN_DATABASE": address, "EASYDOWN_LINK_KEYS": "\(folder.path)/link-keys"]
        first = try Installation(recordings: recordings, settings: settings)
        second = try Installation(recordings: recordings, settings: settings)
        port = UInt16.random(in: 10_000...19_000)
        let configuration = try Self.configuration(folder.path, port, [first.state, second.state])
        try folder.write(configuration.utf8, to: "nginx/nginx.conf")
        let nginx = FileManager.default.isExecutableFile(atPath: "/usr/sbin/nginx") ? "/usr/sbin/nginx" : "nginx"
        let start =
            "\(nginx) -p \(folder.path)/nginx -c \(folder.path)/nginx/nginx.conf -e \(folder.path)/nginx/error.log"
        front = try Program(
            "sh",
            ["-c", "\(start) & web=$!; cat >/dev/null; kill -QUIT $web; wait $web"],
            input: life.fileHandleForReading.fileDescriptor
        )
        try life.fileHandleForReading.close()
        guard Patience.wait(until: { (try? probe.send("GET", "/readyz").status) == 200 }) else {
            throw Installation.Failure(description: "the front does not answer")
        }
    }

    deinit {
        do { try life.fileHandleForWriting.close() } catch { print("the front cannot be told to end: \(error)") }
        front.wait()
    }

    /// `make run`'s own configuration, with two upstreams in place of one.
    private static func configuration(_ folder: String, _ port: UInt16, _ states: [String]) throws -> String {
        try FileManager.default.createDirectory(atPath: "\(folder)/nginx", withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(
            atPath: "\(folder)/nginx/snippets",
            withDestinationPath: "\(Installation.root)/nginx/snippets"
        )
        var text = try String(contentsOfFile: "\(Installation.root)/nginx/run.conf.template", encoding: .utf8)
        for pool in ["api", "media"] {
            let servers = states.map { "server unix:\($0)/run/\(pool).sock max_fails=0;" }.joined(separator: " ")
            text.replace("server unix:@STATE@/run/\(pool).sock   max_fails=0;", with: servers)
            text.replace("server unix:@STATE@/run/\(pool).sock max_fails=0;", with: servers)
        }
        for (name, value) in [
            ("@STATE@", folder), ("@PORT@", "\(port)"), ("@PUBLIC@", "\(Installation.root)/public"),
            ("@USER@", getuid() == 0 ? "user root;" : ""), ("@MIME_TYPES@", "/etc/nginx/mime.types"),
        ] { text.replace(name, with: value) }
        return text
    }

    var probe: HTTPProbe { HTTPProbe(port: port) }

    /// A parse through the front.
    func parse(_ link: String, headers: [(String, String)] = []) throws -> HTTPProbe.Answer {
        try probe.send(
            "POST",
            "/api/v1/parse",
            headers: [("Authorization", "Bearer \(first.token)"), ("Content-Type", "application/json")] + headers,
            body: #"{"url": "\#(link)"}"#
        )
    }

    /// A command with this database; whose state folder is the same to it.
    func command(_ database: String, _ arguments: String...) throws -> String {
        let settings = ["EASYDOWN_STATE": folder.path, "EASYDOWN_DATABASE": database]
        let tool = try Tool.run(Installation.binary, arguments, in: folder, settings: settings)
        guard tool.status == 0 else { throw Installation.Failure(description: "\(arguments): \(tool.errors)") }
        return tool.output
    }
}
