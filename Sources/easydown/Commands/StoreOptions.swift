internal import ArgumentParser
internal import Ledger

/// Options of every command that works on the ledger.
struct StoreOptions: ParsableArguments {
    @Option(help: "Folder of the ledger where that is a file; EASYDOWN_STATE where it is not given.")
    var state: String?

    @Flag(help: "Print JSON.")
    var json = false

    /// The ledger, made where it is not there yet.
    func ledger() throws -> any Ledger {
        let store = try Configuration.current(state: state).store
        try store.migrate()
        return try store.open(readers: 1)
    }
}
