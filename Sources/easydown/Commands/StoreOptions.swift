internal import ArgumentParser
internal import Ledger
internal import SQLiteLedger

/// Options of every command that works on the ledger.
struct StoreOptions: ParsableArguments {
    @Option(help: "Folder of the ledger; EASYDOWN_STATE where it is not given.")
    var state: String?

    @Flag(help: "Print JSON.")
    var json = false

    /// The ledger, made where it is not there yet.
    func ledger() throws -> SQLiteLedger {
        let configuration = try Configuration.current(state: state)
        try SQLiteLedger.migrate(path: configuration.ledgerPath)
        return try configuration.openLedger(readers: 1)
    }
}
