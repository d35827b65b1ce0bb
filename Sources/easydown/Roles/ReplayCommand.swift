internal import ArgumentParser
internal import Foundation
internal import JSON
internal import Recordings
internal import Replay
internal import Supervisor

/// `easydown replay`: serves the recorded internet from the listener at descriptor 0. Started by the parent in offline
/// mode.
struct ReplayCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "replay", shouldDisplay: false)

    func run() throws {
        let link = try WorkerLink()
        do {
            let configuration = try Configuration.current()
            let log = LineLog(file: configuration.logFile)
            let server = try ReplayServer(
                Recording.all(below: configuration.recordings ?? ""),
                authorityFile: configuration.replayAuthorityFile
            ) { request in
                log.write(
                    level: "warning",
                    [JSONMember("message", .string("no recording knows \(request.prefix(300))"))]
                )
            }
            try server.serveInBackground(listener: 0)
            link.ready()
            wait(link, log)
        } catch {
            link.failed("\(error)")
            throw error
        }
    }

    private func wait(_ link: WorkerLink, _ log: LineLog) {
        while true {
            var entry = pollfd(fd: link.control, events: Int16(POLLIN), revents: 0)
            poll(&entry, 1, -1)
            switch link.read() {
            case .nothing, .message(.reportSlow): break
            case .message(.reopenLogs): log.reopen()
            // Workers that still finish a parse ask once more: the parent's deadline ends this process.
            case .message(.drain), .message(.finish): Self.linger(link)
            case .parentGone: _exit(9)
            }
        }
    }

    /// Serves on for a moment, for the workers that drain at the same time.
    private static func linger(_ link: WorkerLink) {
        sleep(2)
        _exit(0)
    }
}
