internal import ArgumentParser
internal import Foundation
internal import Ledger

/// `easydown doctor`: is everything as it should be?
struct DoctorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Check the settings, the ledger and the sockets, and say what is wrong.",
        discussion: "With --ask also every platform, by the posts that EASYDOWN_DOCTOR_TIKTOK and so on name."
    )
    @Flag(help: "Ask each platform for one post, and print what each strategy did.") var ask = false
    @OptionGroup var store: StoreOptions

    func run() throws {
        let configuration = try Configuration.current(state: store.state)
        let ledger = try store.ledger()
        Output.line("ok    settings")
        Output.line("ok    \(try configuration.store.version())")
        if ask { Output.table(PlatformCheckup.titles, try PlatformCheckup(configuration).rows()) }
        let unbalanced = try ledger.unbalancedAccounts()
        for address in [configuration.apiAddress, configuration.mediaAddress, configuration.statusAddress] {
            guard address.hasPrefix("unix:") else { continue }
            let exists = FileManager.default.fileExists(atPath: String(address.dropFirst(5)))
            Output.line(
                "\(exists ? "ok   " : "note ") \(address)\(exists ? "" : " is not there: the service does not run")"
            )
        }
        guard unbalanced.isEmpty else {
            throw CommandFailure("the balance of \(unbalanced.joined(separator: ", ")) is not the sum of the ledger")
        }
        Output.line("ok    every balance is the sum of its ledger")
    }
}
