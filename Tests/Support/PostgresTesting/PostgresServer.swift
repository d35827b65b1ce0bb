import Foundation
import OriginTesting
import Synchronization

/// A PostgreSQL of the tests' own: Debian's programs, a folder of its own, no port but a socket in that folder, and a
/// password. It ends, and its folder with it, when the test process does, however that ends.
package final class PostgresServer: Sendable {
    package struct Failure: Error, CustomStringConvertible {
        package let description: String

        package init(description: String) { self.description = description }
    }

    /// One for all tests that do not stop it; each takes a database of its own.
    package static let shared = Result { try PostgresServer() }

    package static let user = "easydown"
    /// With characters that an address has to escape.
    package static let password = "s3cret@/w:rd"
    package static let escapedPassword = "s3cret%40%2Fw%3Ard"

    package let folder: String
    /// Held open as long as this process lives: the keeper waits for its end.
    private let life = Pipe()
    private let keeper: Program
    private let databases = Atomic<Int>(0)

    private var data: String { "\(folder)/data" }

    package convenience init(settings: [String] = []) throws {
        try self.init { folder in
            try Self.run(
                "initdb",
                ["-D", "\(folder)/data", "-U", Self.user, "-A", "scram-sha-256", "--no-sync"]
                    + ["--pwfile", "\(folder)/password", "-E", "UTF8", "--locale", "C.UTF-8"]
            )
        }
        try configure(settings)
        try start()
    }

    /// A server that follows another one: a copy of it, kept up to date.
    ///
    /// - Parameter name: under which the other one knows it.
    package convenience init(following primary: PostgresServer, name: String) throws {
        try self.init { folder in
            let source = "host=\(primary.folder) user=\(Self.user) dbname=replication application_name=\(name)"
            try Self.run(
                "pg_basebackup",
                ["-D", "\(folder)/data", "-R", "-X", "stream", "-c", "fast", "--no-sync", "-d", source]
            )
        }
        try configure([])
        try start()
    }

    /// - Parameter fill: makes the data folder.
    private init(_ fill: (String) throws -> Void) throws {
        folder = NSTemporaryDirectory() + "easydown-pg-\(UInt32.random(in: 0...UInt32.max))"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let script = """
            cat >/dev/null
            kill -QUIT $(head -n 1 '\(folder)/data/postmaster.pid' 2>/dev/null) 2>/dev/null
            for try in 1 2 3 4 5 6 7 8 9; do [ -e '\(folder)/data/postmaster.pid' ] || break; sleep 0.1; done
            rm -rf '\(folder)'
            """
        keeper = try Program("sh", ["-c", script], input: life.fileHandleForReading.fileDescriptor)
        try life.fileHandleForReading.close()
        try Self.password.write(toFile: "\(folder)/password", atomically: true, encoding: .utf8)
        if getuid() == 0 {
            guard let owner = getpwnam("postgres") else { throw Failure(description: "no user postgres: make setup") }
            chown(folder, owner.pointee.pw_uid, owner.pointee.pw_gid)
            chown("\(folder)/password", owner.pointee.pw_uid, owner.pointee.pw_gid)
        }
        try fill(folder)
    }

    deinit {
        do { try life.fileHandleForWriting.close() } catch { print("left behind: \(folder)") }
        keeper.wait()
    }

    private func configure(_ settings: [String]) throws {
        let lines = [
            "listen_addresses = ''", "unix_socket_directories = '\(folder)'", "fsync = off", "shared_buffers = 16MB",
            "max_connections = 200", "max_wal_senders = 4", "autovacuum = off", "restart_after_crash = on",
        ]
        try append((lines + settings).joined(separator: "\n") + "\n", to: "\(data)/postgresql.conf")
    }

    private func append(_ text: String, to path: String) throws {
        let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
        try file.seekToEnd()
        try file.write(contentsOf: Data(text.utf8))
        try file.close()
    }

    package func start() throws {
        try Self.run("pg_ctl", ["-D", data, "-w", "-t", "60", "-l", "\(folder)/log", "start"])
    }

    /// Ends it at once, as a crash would.
    package func stop() throws { try Self.run("pg_ctl", ["-D", data, "-w", "-m", "immediate", "stop"]) }

    /// Makes a standby the server that takes writes.
    package func promote() throws { try Self.run("pg_ctl", ["-D", data, "-w", "promote"]) }

    /// A new database's address.
    package func makeDatabase() throws -> String {
        let name = "d\(databases.add(1, ordering: .relaxed).newValue)"
        try query("CREATE DATABASE \(name)")
        return address(name)
    }

    package func address(_ database: String = "postgres") -> String {
        "postgres://\(Self.user):\(Self.escapedPassword)@/\(database)?host=\(folder)"
    }

    /// What psql answers to a statement, without heads and spaces.
    @discardableResult
    package func query(_ statement: String, database: String = "postgres") throws -> String {
        try Self.run(
            "psql",
            ["-h", folder, "-U", Self.user, "-d", database, "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1"]
                + ["-c", statement]
        )
    }

    @discardableResult
    private static func run(_ tool: String, _ arguments: [String]) throws -> String {
        guard let programs else { throw Failure(description: "PostgreSQL is not installed: make setup") }
        // PostgreSQL does not run as root.
        let user = getuid() == 0 ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] : []
        let command = user + ["\(programs)/\(tool)"] + arguments
        let path = NSTemporaryDirectory() + "easydown-pg-output-\(UUID().uuidString)"
        try Data().write(to: URL(fileURLWithPath: path))
        let output = try FileHandle(forUpdating: URL(fileURLWithPath: path))
        try FileManager.default.removeItem(atPath: path)
        let status = try Program(
            command[0],
            Array(command.dropFirst()),
            settings: ["PGPASSWORD": password],
            folder: "/",
            output: output.fileDescriptor,
            errors: output.fileDescriptor
        ).wait()
        try output.seek(toOffset: 0)
        let text = String(decoding: try output.readToEnd() ?? Data(), as: UTF8.self)
        guard status == 0 else { throw Failure(description: "\(tool): \(text)") }
        return text.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// Where Debian keeps the newest version's programs.
    private static let programs: String? = {
        let versions = (try? FileManager.default.contentsOfDirectory(atPath: "/usr/lib/postgresql")) ?? []
        return versions.compactMap { Int($0) }.max().map { "/usr/lib/postgresql/\($0)/bin" }
    }()
}
