internal import GRDB

/// The tables, made by migrations that run once, before any worker starts.
enum Schema {
    static let migrator: DatabaseMigrator = {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 accounts, keys, credits") { try $0.execute(sql: first) }
        return migrator
    }()

    private static let first = """
        CREATE TABLE account (
            id TEXT PRIMARY KEY, name TEXT NOT NULL, created INTEGER NOT NULL,
            balance INTEGER NOT NULL DEFAULT 0 CHECK (balance >= 0), token BLOB UNIQUE
        ) STRICT;
        CREATE TABLE api_key (
            number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, account TEXT NOT NULL REFERENCES account(id),
            mode TEXT NOT NULL, name TEXT NOT NULL, expires INTEGER, platforms TEXT, addresses TEXT NOT NULL DEFAULT '',
            created INTEGER NOT NULL, last_used INTEGER, revoked INTEGER
        ) STRICT;
        CREATE INDEX api_key_account ON api_key(account);
        -- A key has one token, and for the grace period after a reset its old ones.
        CREATE TABLE key_token (digest BLOB PRIMARY KEY, key TEXT NOT NULL REFERENCES api_key(id), ends INTEGER) STRICT;
        CREATE INDEX key_token_key ON key_token(key);
        CREATE TABLE ledger_entry (
            id INTEGER PRIMARY KEY AUTOINCREMENT, account TEXT NOT NULL REFERENCES account(id), key TEXT,
            delta INTEGER NOT NULL, reason TEXT NOT NULL, request TEXT, platform TEXT, note TEXT, at INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX ledger_entry_account ON ledger_entry(account, id);
        CREATE TRIGGER ledger_entry_stays BEFORE UPDATE ON ledger_entry
            BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
        CREATE TRIGGER ledger_entry_remains BEFORE DELETE ON ledger_entry
            BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
        CREATE TABLE usage_count (
            account TEXT NOT NULL, day INTEGER NOT NULL, platform TEXT NOT NULL, outcome TEXT NOT NULL,
            count INTEGER NOT NULL, PRIMARY KEY (account, day, platform, outcome)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE idempotency (
            key TEXT NOT NULL, value TEXT NOT NULL, body BLOB NOT NULL, lease TEXT NOT NULL, lease_ends INTEGER NOT NULL,
            created INTEGER NOT NULL, status INTEGER, answer BLOB, PRIMARY KEY (key, value)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX idempotency_created ON idempotency(created);
        """
}
