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
        let board = RequestBoard(slot: link.slot)
        let worker = WorkerContext(link: link, log: log, board: board, slow: .seconds(configuration.slowSeconds))
        let api = try Wiring.api(configuration, memory: link.area) { log.write($0) }
        switch pool {
        case .api:
            try serve(worker, APIHandler(api: api, board: board), threads: configuration.apiThreads)
        case .media:
            // Answers of the API come first where processors are scarce; a download that waits a millisecond loses nothing.
            _ = setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, Self.mediaNiceness)
            let streams = try Wiring.streams(configuration) { [slot = link.slot] in slot.countStreams($0) }
            let handler = MediaHandler(api: api, streams: streams, ffmpeg: configuration.ffmpeg, board: board)
            try serve(worker, handler, threads: configuration.mediaThreads)
            Self.drain(streams, worker)
        }
    }

    private func serve(_ worker: WorkerContext, _ handler: any RequestHandler, threads: Int) throws {
        let link = worker.link
        let server = try Server(
            limits: ServerLimits(threads: threads),
            handler: handler,
            observer: ScoreboardObserver(slot: link.slot, board: worker.board, log: worker.log)
        )
        link.slot.set(threads: threads)
        try server.run(listener: 0, control: link.control, ready: link.ready) { worker.stopSignal() }
    }

    /// Waits for the streams that still run; the parent's deadline bounds it, and its end is heard meanwhile.
    private static func drain(_ streams: StreamPool, _ worker: WorkerContext) {
        while streams.count > 0 {
            var entry = pollfd(fd: worker.link.control, events: Int16(POLLIN), revents: 0)
            poll(&entry, 1, 50)
            if entry.revents != 0 { _ = worker.stopSignal() }
        }
    }
}
