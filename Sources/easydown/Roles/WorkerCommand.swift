internal import API
internal import ArgumentParser
internal import FastCGI
internal import Foundation
internal import Supervisor

/// `easydown worker api|media`: serves requests from the listener at descriptor 0. Started by the parent.
struct WorkerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "worker", shouldDisplay: false)

    enum Pool: String, ExpressibleByArgument {
        case api
        case media
    }

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
        let threads = pool == .api ? configuration.apiThreads : configuration.mediaThreads
        let api = try Wiring.api(configuration, memory: link.area) { log.write($0) }
        let server = try Server(
            limits: ServerLimits(threads: threads),
            handler: APIHandler(api: api),
            observer: ScoreboardObserver(slot: link.slot, log: log)
        )
        link.slot.set(threads: threads)
        try server.run(listener: 0, control: link.control, ready: link.ready) { Self.stopSignal(link, log) }
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
