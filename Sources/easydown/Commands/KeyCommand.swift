internal import API
internal import ArgumentParser
internal import JSON
internal import Ledger
internal import Platforms

/// `easydown key …`: what callers authenticate with.
struct KeyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "key",
        abstract: "Keys: create, list, edit, reset, revoke.",
        subcommands: [Create.self, List.self, Edit.self, Reset.self, Revoke.self]
    )

    /// What `create` and `edit` have in common.
    struct SettingsOptions: ParsableArguments {
        @Option(help: "A name for people.") var name: String?
        @Option(help: "Last day (2026-12-31, UTC), an instant (2026-12-31T12:00:00Z), or never.") var expires: String?
        @Option(help: "Platforms with commas between, or all.") var platforms: String?
        @Option(help: "Client addresses as CIDR blocks with commas between, or any.") var addresses: String?

        func apply(to settings: inout KeySettings) throws {
            if let name { settings.name = name }
            if let expires {
                guard let expiration = Expiration(parsing: expires) else {
                    throw ValidationError("--expires must be a date (2026-12-31), an RFC 3339 instant, or never")
                }
                settings.expires = expiration.timestamp
            }
            if let platforms { settings.platforms = platforms == "all" ? nil : Set(KeyCommand.list(platforms)) }
            if let addresses {
                // Nothing at all (an unset shell variable, say) must not open a key to everybody.
                guard addresses == "any" || !KeyCommand.list(addresses).isEmpty else {
                    throw ValidationError("--addresses must be CIDR blocks with commas between, or any")
                }
                settings.addresses = addresses == "any" ? [] : KeyCommand.list(addresses)
            }
        }
    }

    struct Create: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Make a key and print its token, this once.")
        @Argument(help: "The account's id: acct_…") var account: String
        @Flag(help: "A test key: asks no platform, costs nothing, answers magic links.") var test = false
        @OptionGroup var settings: SettingsOptions
        @OptionGroup var store: StoreOptions

        func run() throws {
            var wanted = KeySettings(name: "key")
            try settings.apply(to: &wanted)
            let created = try KeyCommand.operations(store.ledger()).create(
                mode: test ? .test : .live,
                settings: wanted,
                accountID: account,
                at: .now
            )
            KeyCommand.show(created, store)
        }
    }

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List an account's keys.")
        @Argument(help: "The account's id: acct_…") var account: String
        @OptionGroup var store: StoreOptions

        func run() throws {
            let keys = try store.ledger().keys(accountID: account)
            if store.json { return Output.json(.array(keys.map { KeyJSON.node($0, at: .now) })) }
            Output.table(
                ["KEY", "STATUS", "MODE", "EXPIRES", "PLATFORMS", "LAST USED", "NAME"],
                keys.map { key in
                    [
                        key.id, KeyJSON.status(key, at: .now), key.mode.rawValue, key.settings.expires?.text ?? "never",
                        key.settings.platforms.map { $0.sorted().joined(separator: ",") } ?? "all",
                        key.lastUsed?.text ?? "never", key.settings.name,
                    ]
                }
            )
        }
    }

    struct Edit: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Change a key's name, expiration, platforms or addresses."
        )
        @Argument(help: "The key's id: key_…") var key: String
        @OptionGroup var settings: SettingsOptions
        @OptionGroup var store: StoreOptions

        func run() throws {
            let ledger = try store.ledger()
            var wanted = try ledger.key(id: key, accountID: nil).settings
            try settings.apply(to: &wanted)
            let changed = wanted
            let edited = try KeyCommand.operations(ledger).edit(id: key, accountID: nil) { $0 = changed }
            store.json ? Output.json(KeyJSON.node(edited, at: .now)) : Output.line("\(edited.id) is changed")
        }
    }

    struct Reset: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Give a key a new token and print it, this once.")
        @Argument(help: "The key's id: key_…") var key: String
        @Option(help: "Seconds for which the old token lives on, at most 604800.") var grace: Int64 = 0
        @OptionGroup var store: StoreOptions

        func run() throws {
            let created = try KeyCommand.operations(store.ledger()).reset(
                id: key,
                accountID: nil,
                grace: grace,
                at: .now
            )
            KeyCommand.show(created, store)
        }
    }

    struct Revoke: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "End a key at once and for good.")
        @Argument(help: "The key's id: key_…") var key: String
        @OptionGroup var store: StoreOptions

        func run() throws {
            let revoked = try KeyCommand.operations(store.ledger()).revoke(id: key, accountID: nil, at: .now)
            store.json ? Output.json(KeyJSON.node(revoked, at: .now)) : Output.line("\(revoked.id) is revoked")
        }
    }

    private static func operations(_ ledger: any Ledger) -> KeyOperations {
        KeyOperations(ledger: ledger, knownPlatforms: Set(Catalogue.standard.platforms.map(\.id.rawValue)))
    }

    private static func list(_ text: String) -> [String] { text.split(separator: ",").map { $0.trimmed } }

    private static func show(_ created: KeyOperations.Created, _ store: StoreOptions) {
        if store.json { return Output.json(KeyJSON.node(created, at: .now)) }
        Output.line("key    \(created.key.id)")
        Output.line("token  \(created.token.text)   (shown only this once)")
    }
}
