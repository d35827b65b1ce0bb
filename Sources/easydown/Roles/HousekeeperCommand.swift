internal import ArgumentParser
internal import Foundation
internal import JSON
internal import Ledger
internal import SQLiteLedger
internal import Supervisor

/// `easydown housekeeper`: the one process that checkpoints the ledger (where that is a file) and removes what has
/// expired. Started by the parent.
struct HousekeeperCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "housekeeper", shouldDisplay: false)

    private static let cleaningPeriod: Duration = .seconds(3600)
    /// 64 MiB: far more than charges between two rounds leave.
    private static let loudLogPages = 16_384

    func run() throws {
        let link = try WorkerLink()
        do {
            let configuration = try Configuration.current()
            let checkpointer = try configuration.store.checkpointer()
            let ledger = try configuration.store.open(readers: 1)
            let log = LineLog(file: configuration.logFile)
            link.ready()
            keepHouse(link, configuration, checkpointer, ledger, log)
        } catch {
            link.failed("\(error)")
            throw error
        }
    }

    private func keepHouse(
        _ link: WorkerLink,
        _ configuration: Configuration,
        _ checkpointer: Checkpointer?,
        _ ledger: any Ledger,
        _ log: LineLog
    ) {
        var lastCleaning = ContinuousClock.now
        while true {
            var entry = pollfd(fd: link.control, events: Int16(POLLIN), revents: 0)
            poll(&entry, 1, Int32(configuration.checkpointSeconds * 1000))
            switch link.read() {
            case .nothing, .message(.reportSlow): break
            case .message(.reopenLogs): log.reopen()
            case .message(.drain), .message(.finish): return
            case .parentGone: _exit(9)
            }
            do {
                if let result = try checkpointer?.checkpoint(), result.wasBusy, result.logPages > Self.loudLogPages {
                    let text = "the ledger's log cannot be moved into the database: \(result.logPages) pages wait"
                    log.write(level: "warning", [JSONMember("message", .string(text))])
                }
                if lastCleaning + Self.cleaningPeriod < .now {
                    lastCleaning = .now
                    _ = try ledger.removeExpired(at: .now)
                }
            } catch {
                log.write(level: "error", [JSONMember("message", .string("housekeeping failed: \(error)"))])
            }
        }
    }
}
