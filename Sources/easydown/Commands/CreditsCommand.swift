internal import API
internal import ArgumentParser
internal import JSON
internal import Ledger

/// `easydown credits …`: what a parse costs.
struct CreditsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "credits",
        abstract: "Credits: add, show, ledger.",
        subcommands: [Add.self, Show.self, Entries.self]
    )

    struct Add: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Add credits to an account.",
            discussion: "A negative number takes credits away (write it after --): easydown credits add acct_… -- -5"
        )
        @Argument(help: "The account's id: acct_…") var account: String
        @Argument(help: "How many.") var amount: Int
        @Option(help: "A remark that stays in the ledger.") var note: String?
        @OptionGroup var store: StoreOptions

        func run() throws {
            guard amount != 0, amount.magnitude <= 1_000_000_000 else {
                throw ValidationError("the amount must be from 1 to 1000000000, or the same negative")
            }
            let balance = try store.ledger().addCredits(
                amount,
                reason: amount > 0 ? .topUp : .adjustment,
                note: note,
                accountID: account,
                at: .now
            )
            store.json ? Output.json(.object(("credits", .int(balance)))) : Output.line("\(balance) credits")
        }
    }

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Show an account's credits.")
        @Argument(help: "The account's id: acct_…") var account: String
        @OptionGroup var store: StoreOptions

        func run() throws {
            let balance = try store.ledger().account(id: account).balance
            store.json ? Output.json(.object(("credits", .int(balance)))) : Output.line("\(balance) credits")
        }
    }

    struct Entries: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "ledger",
            abstract: "List the account's ledger, newest first."
        )
        @Argument(help: "The account's id: acct_…") var account: String
        @Option(help: "How many entries.") var limit = 50
        @Option(help: "Only entries with a smaller id.") var before: Int64?
        @OptionGroup var store: StoreOptions

        func run() throws {
            guard (1...10_000).contains(limit) else { throw ValidationError("--limit must be from 1 to 10000") }
            let entries = try store.ledger().entries(accountID: account, limit: limit, before: before)
            if store.json { return Output.json(.array(entries.map { AccountJSON.node($0) })) }
            Output.table(
                ["ENTRY", "CREDITS", "REASON", "PLATFORM", "KEY", "REQUEST", "TIME", "NOTE"],
                entries.map { entry in
                    [
                        String(entry.id), String(entry.delta), entry.reason.rawValue, entry.platform ?? "-",
                        entry.keyID ?? "-", entry.requestID ?? "-", entry.at.text, entry.note ?? "",
                    ]
                }
            )
        }
    }
}
