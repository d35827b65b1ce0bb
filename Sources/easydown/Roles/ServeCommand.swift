internal import ArgumentParser
internal import Foundation
internal import Supervisor

/// `easydown serve`: the parent. Starts the workers and keeps them alive.
struct ServeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Run the service.",
        discussion: """
            TERM or QUIT: finish what is under way, then stop. INT, or TERM again: stop now. HUP: reload settings and \
            binary without losing a request. USR1: reopen the log.
            """
    )

    func run() throws {
        var configuration = try Configuration.current()
        try chooseReplayPort(&configuration)
        DescriptorLimit.raise()
        try becomeUser(configuration)
        try configuration.store.migrate()
        try LinkKeyFile(path: configuration.linkKeyPath).create()
        try makeSocketFolder(configuration)
        let supervisor = try Supervisor(
            Wiring.supervisorConfiguration(configuration, executable: try Self.executable())
        )
        try writePIDFile(configuration)
        let code = supervisor.run()
        if let file = configuration.pidFile { unlink(file) }
        throw ExitCode(code)
    }

    /// Root gives the folders to the service's user and becomes that user; all that follows needs no rights.
    private func becomeUser(_ configuration: Configuration) throws {
        guard let name = configuration.user else { return }
        let privileges = try Privileges(user: name)
        if geteuid() == 0 {
            for folder in [configuration.state, configuration.socketFolder] {
                try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
                try privileges.own(folder)
            }
            // Commands that root ran before may have made these.
            let files = ["", "-wal", "-shm"].map { configuration.ledgerPath + $0 } + [configuration.linkKeyPath]
            for file in files where FileManager.default.fileExists(atPath: file) { try privileges.own(file) }
        }
        try privileges.take(groups: [try Wiring.group(configuration.socketGroup)].compactMap(\.self))
    }

    /// The program's file, as it is called now: a reload starts what then lies there.
    private static func executable() throws -> String {
        try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    }

    /// Picks a free port for the replayer. It goes into the environment, so that workers, and this program after a
    /// reload, use the same one.
    private func chooseReplayPort(_ configuration: inout Configuration) throws {
        guard configuration.recordings != nil, configuration.replayPort == 0 else { return }
        configuration.replayPort = Int(try FreePort.find())
        setenv("EASYDOWN_REPLAY_PORT", String(configuration.replayPort), 1)
    }

    private func makeSocketFolder(_ configuration: Configuration) throws {
        try FileManager.default.createDirectory(atPath: configuration.socketFolder, withIntermediateDirectories: true)
    }

    private func writePIDFile(_ configuration: Configuration) throws {
        guard let file = configuration.pidFile else { return }
        try "\(getpid())\n".write(toFile: file, atomically: true, encoding: .utf8)
    }
}

/// A port of the loopback interface that nobody listens at.
enum FreePort {
    static func find() throws -> UInt16 {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let found = withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, length) == 0 && getsockname(descriptor, $0, &length) == 0
            }
        }
        guard found else { throw CommandFailure("no port of the loopback interface is free") }
        return UInt16(bigEndian: address.sin_port)
    }
}
