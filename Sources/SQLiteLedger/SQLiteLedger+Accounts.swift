internal import Foundation
internal import GRDB
package import Ledger

extension SQLiteLedger {
    package func createAccount(name: String, at now: Timestamp) throws(LedgerError) -> Account {
        let id = Identifier.account()
        return try writing { database in
            try database.execute(
                sql: "INSERT INTO account (id, name, created) VALUES (?, ?, ?)",
                arguments: [id, name, now.milliseconds]
            )
            return Account(id: id, name: name, created: now, balance: 0, hasToken: false)
        }
    }

    package func account(id: String) throws(LedgerError) -> Account {
        try reading { try Self.account(id, $0) }
    }

    package func accounts() throws(LedgerError) -> [Account] {
        try reading { try Row.fetchAll($0, sql: "SELECT * FROM account ORDER BY created, rowid").map(Account.init) }
    }

    package func setAccountToken(_ digest: TokenDigest?, accountID: String) throws(LedgerError) {
        try writing { database in
            try database.execute(
                sql: "UPDATE account SET token = ? WHERE id = ?",
                arguments: [digest.map { Data($0.bytes) }, accountID]
            )
            guard database.changesCount == 1 else { throw LedgerError.noSuchAccount(accountID) }
        }
    }

    static func account(_ id: String, _ database: Database) throws -> Account {
        guard let row = try Row.fetchOne(database, sql: "SELECT * FROM account WHERE id = ?", arguments: [id]) else {
            throw LedgerError.noSuchAccount(id)
        }
        return Account(row)
    }
}

extension Account {
    init(_ row: Row) {
        self.init(
            id: row["id"],
            name: row["name"],
            created: Timestamp(milliseconds: row["created"]),
            balance: row["balance"],
            hasToken: row.hasColumn("token") && !(row["token"] as DatabaseValue).isNull
        )
    }
}
