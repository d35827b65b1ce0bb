internal import ArgumentParser
internal import Foundation
internal import JSON
internal import Ledger
internal import SQLiteLedger

/// `easydown backup`: a copy of the ledger while the service runs.
struct BackupCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Copy the ledger's file while the service runs, and check the copy.",
        discussion: "A file that exists is never replaced. PostgreSQL is backed up with tools of its own."
    )
    @Argument(help: "The new file.") var file: String
    @OptionGroup var store: StoreOptions

    func run() throws {
        guard case .file(let path, _) = try Configuration.current(state: store.state).store else {
            throw CommandFailure("the ledger is in PostgreSQL: back it up with pg_dump or pg_basebackup")
        }
        guard !FileManager.default.fileExists(atPath: file) else {
            throw CommandFailure("\(file) exists already; give the copy a name of its own")
        }
        let backup = try SQLiteLedger(path: path, readers: 1).backup(to: file)
        if store.json {
            return Output.json(
                .object(
                    ("file", .string(file)),
                    ("bytes", .int(backup.bytes)),
                    ("accounts", .int(backup.accounts)),
                    ("entries", .int(backup.entries))
                )
            )
        }
        Output.line(
            "\(file): \(backup.accounts) accounts and \(backup.entries) ledger entries in \(backup.bytes) bytes; sound, and "
                + "every balance is the sum of its ledger."
        )
    }
}
