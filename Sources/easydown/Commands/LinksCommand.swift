internal import ArgumentParser
internal import Ledger

/// `easydown links …`: the keys that media links are signed with.
struct LinksCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "links",
        abstract: "The keys that media links are signed with.",
        subcommands: [Rotate.self]
    )

    struct Rotate: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Sign with a fresh key from the next reload on (HUP); links of the old one are good for a while."
        )
        @Option(help: "Hours for which links of the old key are still served.") var grace = 168

        func run() throws {
            guard (0...87_600).contains(grace) else { throw ValidationError("--grace must be 0 to 87600 hours") }
            let file = LinkKeyFile(path: try Configuration.current().linkKeyPath)
            try file.create()
            try file.rotate(now: Int(Timestamp.now.seconds), graceSeconds: grace * 3600)
            print("A fresh key is in \(file.path). Reload the service (HUP) to sign with it, on every machine.")
        }
    }
}
