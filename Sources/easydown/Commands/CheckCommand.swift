internal import ArgumentParser
internal import Ledger
internal import Recordings

/// `easydown check`: would the service start with these settings? Run before every reload.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Check the settings and bring the ledger up to date; prints what is wrong."
    )

    func run() throws {
        let configuration = try Configuration.current()
        let store = try configuration.store
        try store.migrate()
        _ = try Wiring.supervisorConfiguration(configuration, executable: "/")
        _ = try Wiring.cookies(configuration)
        _ = try Wiring.addressGuard(configuration)
        try LinkKeyFile(path: configuration.linkKeyPath).create()
        _ = try LinkKeyFile(path: configuration.linkKeyPath).keys()
        if let folder = configuration.recordings { _ = try Recording.all(below: folder) }
        try store.open(readers: 1).ping()
    }
}
