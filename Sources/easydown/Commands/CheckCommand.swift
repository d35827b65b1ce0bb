internal import ArgumentParser
internal import Recordings
internal import SQLiteLedger

/// `easydown check`: would the service start with these settings? Run before every reload.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Check the settings and bring the ledger up to date; prints what is wrong."
    )

    func run() throws {
        let configuration = try Configuration.current()
        _ = try Wiring.supervisorConfiguration(configuration, executable: "/")
        _ = try Wiring.cookies(configuration)
        _ = try Wiring.addressGuard(configuration)
        if let folder = configuration.recordings { _ = try Recording.all(below: folder) }
        try SQLiteLedger.migrate(path: configuration.ledgerPath)
        _ = try configuration.openLedger(readers: 1)
    }
}
