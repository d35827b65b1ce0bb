internal import API
internal import ArgumentParser
internal import FastCGI
internal import Foundation
internal import Streaming
internal import Supervisor

/// `easydown worker api|media`: serves requests from the listener at descriptor 0. Started by the parent.
struct WorkerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "worker", shouldDisplay: false)

    enum Pool: String, ExpressibleByArgument {
        case api
        case media
    }

    /// Added to what the parent has.
    private static let mediaNiceness: Int32 = 5

    @Argument var pool: Pool

    func run() throws {
        try Server.startLibrary()
        Server.blockSignals()
        let link = try WorkerLink()
        do { try serve(link) } catch {
            link.failed("\(error)")
            throw error
        }
    }

    private func serve(_ link: WorkerLink) throws {
        let configuration = try Configuration.current()
        let log = LineLog(file: configuration.logFile)
        let api = try Wiring.api(configuration, memory: link.area) { log.write($0) }
        switch pool {
        case .api:
            try serve(link, log, APIHandler(api: api), threads: configuration.apiThreads)
        case .media:
            // Answers of the API come first where processors are scarce; a download that waits a millisecond loses nothing.
            _ = setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, Self.mediaNiceness)
            let streams = try Wiring.streams(configuration) { [slot = link.slot] in slot.countStreams($0) }
            let handler = MediaHandler(api: api, streams: streams, ffmpeg: configuration.ffmpeg)
            try serve(link, log, handler, threads: configuration.mediaThreads)
            Self.drain(streams, link, log)
        }
    }

    private func serve(_ link: WorkerLink, _ log: LineLog, _ handler: any RequestHandler, threads: Int) throws {
        let server = try Server(
            limits: ServerLimits(threads: threads),
            handler: handler,
            observer: ScoreboardObserver(slot: link.slot, log: log)
        )
        link.slot.set(threads: threads)
        try server.run(listener: 0, control: link.control, ready: link.ready) { Self.stopSignal(link, log) }
    }

    /// Waits for the streams that still run; the parent's deadline bounds it, and its end is heard meanwhile.
    private static func drain(_ streams: StreamPool, _ link: WorkerLink, _ log: LineLog) {
        while streams.count > 0 {
            var entry = pollfd(fd: link.control, events: Int16(POLLIN), revents: 0)
            poll(&entry, 1, 50)
            if entry.revents != 0 { _ = stopSignal(link, log) }
        }
    }

    private static func stopSignal(_ link: WorkerLink, _ log: LineLog) -> StopSignal {
        switch link.read() {
        case .nothing: return .none
        case .message(.drain): return .drain
        case .message(.finish): return .finish
        case .message(.reopenLogs):
            log.reopen()
            return .none
        case .parentGone: _exit(9)
        }
    }
}
