internal import API
internal import ArgumentParser
internal import JSON
internal import Ledger

/// `easydown account …`: who pays.
struct AccountCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "account",
        abstract: "Accounts: create, list, show, token.",
        subcommands: [Create.self, List.self, Show.self, MakeToken.self]
    )

    struct Create: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Make an account and print its id.")
        @Argument(help: "A name for people.") var name: String
        @OptionGroup var store: StoreOptions

        func run() throws {
            guard KeySettings.isName(name) else {
                throw ValidationError("a name has 1 to 100 characters, without control characters")
            }
            let account = try store.ledger().createAccount(name: name, at: .now)
            store.json ? Output.json(AccountJSON.node(account)) : Output.line(account.id)
        }
    }

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List all accounts.")
        @OptionGroup var store: StoreOptions

        func run() throws {
            let accounts = try store.ledger().accounts()
            if store.json { return Output.json(.array(accounts.map { AccountJSON.node($0) })) }
            Output.table(
                ["ACCOUNT", "CREDITS", "CREATED", "NAME"],
                accounts.map { [$0.id, String($0.balance), $0.created.text, $0.name] }
            )
        }
    }

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Show one account.")
        @Argument(help: "The account's id: acct_…") var account: String
        @OptionGroup var store: StoreOptions

        func run() throws {
            let account = try store.ledger().account(id: account)
            if store.json { return Output.json(AccountJSON.node(account)) }
            Output.table(
                ["ACCOUNT", "CREDITS", "TOKEN", "CREATED", "NAME"],
                [
                    [
                        account.id, String(account.balance), account.hasToken ? "yes" : "no", account.created.text,
                        account.name,
                    ]
                ]
            )
        }
    }

    struct MakeToken: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "token",
            abstract: "Make the account's token, for /api/v1/keys; the one before ends at once."
        )
        @Argument(help: "The account's id: acct_…") var account: String
        @Flag(help: "Take the token away in place of making one.") var revoke = false
        @OptionGroup var store: StoreOptions

        func run() throws {
            let ledger = try store.ledger()
            guard !revoke else { return try ledger.setAccountToken(nil, accountID: account) }
            let token = Token(making: .account)
            try ledger.setAccountToken(token.digest, accountID: account)
            store.json ? Output.json(.object(("token", .string(token.text)))) : Output.line(token.text)
        }
    }
}
