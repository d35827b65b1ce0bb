import Foundation
import JSON
import Ledger
import OriginTesting
import PostgresTesting
import SQLiteLedger
import Synchronization
import Testing

/// Commands that work on stores as such: PostgreSQL in place of the file, copies, backups.
@Suite("Stores as operators see them")
struct StoreCommandTests {
    private typealias Workplace = CommandTests.Workplace

    private func shop(_ place: Workplace, credits: Int) throws -> String {
        let account = try #require(place.json("account", "create", "shop", "--json")["id"].string)
        #expect(try place.run("credits", "add", account, "\(credits)").status == 0)
        return account
    }

    @Test("With a database set, every command works on it, and no file is made")
    func database() throws {
        let place = Workplace()
        place.settings["EASYDOWN_DATABASE"] = try PostgresServer.shared.get().makeDatabase()
        let account = try shop(place, credits: 5)
        let key = try place.json("key", "create", account, "--json")
        #expect(key["token"].string?.hasPrefix("ed_live_") == true)
        #expect(try place.run("credits", "show", account).out == "5 credits\n")
        #expect(try place.run("key", "revoke", key["key"]["id"].string ?? "").status == 0)
        #expect(try place.json("credits", "ledger", account, "--json").array.count == 1)
        let doctor = try place.run("doctor")
        #expect(doctor.out.contains("PostgreSQL") && doctor.out.contains("every balance is the sum of its ledger"))
        #expect(!doctor.out.contains(PostgresServer.password))
        let check = try place.run("check")
        #expect(check.status == 0, "\(check.err)")
        #expect(!FileManager.default.fileExists(atPath: "\(place.state)/ledger.sqlite"))
        let other = Workplace()
        other.settings = place.settings
        #expect(try other.run("credits", "show", account).out == "5 credits\n", "another machine sees the same")
    }

    @Test("Processes that add credits at once lose nothing of each other")
    func processes() throws {
        let place = Workplace()
        place.settings["EASYDOWN_DATABASE"] = try PostgresServer.shared.get().makeDatabase()
        let account = try shop(place, credits: 1)
        let failures = Mutex<[String]>([])
        let settings = place.settings
        DispatchQueue.concurrentPerform(iterations: 8) { _ in
            let another = Workplace()
            another.settings = settings
            do {
                let added = try another.run("credits", "add", account, "3")
                if added.status != 0 { failures.withLock { $0.append(added.err) } }
            } catch { failures.withLock { $0.append("\(error)") } }
        }
        #expect(failures.withLock { $0 } == [])
        #expect(try place.run("credits", "show", account).out == "25 credits\n")
        #expect(try place.json("credits", "ledger", account, "--json").array.count == 9)
    }

    @Test("The database's address may stand in a file: for secrets")
    func addressFile() throws {
        let place = Workplace()
        _ = try shop(Workplace(), credits: 1)
        try FileManager.default.createDirectory(atPath: place.state, withIntermediateDirectories: true)
        let file = "\(place.state)/database"
        let address = try PostgresServer.shared.get().makeDatabase()
        try "\(address)\n".write(toFile: file, atomically: true, encoding: .utf8)
        place.settings["EASYDOWN_DATABASE_FILE"] = file
        #expect(try place.run("check").status == 0)
        place.settings["EASYDOWN_DATABASE"] = address
        let both = try place.run("check")
        #expect(both.status != 0 && both.err.contains("not both"))
        place.settings["EASYDOWN_DATABASE"] = nil
        try "db.example secret\n".write(toFile: file, atomically: true, encoding: .utf8)
        let wrong = try place.run("check")
        #expect(wrong.status != 0 && wrong.err.contains("postgres://") && !wrong.err.contains("secret"))
        place.settings["EASYDOWN_DATABASE_FILE"] = "/nowhere"
        #expect(try place.run("check").err.contains("/nowhere"))
    }

    @Test("A database that is not there is said in words, without its password")
    func absentDatabase() throws {
        let place = Workplace()
        place.settings["EASYDOWN_DATABASE"] = "postgres://user:geheim@127.0.0.1:1/ledger"
        for command in ["check", "doctor"] {
            let result = try place.run(command)
            #expect(result.status == 1 && result.err.contains("no connection to PostgreSQL"))
            #expect(!result.err.contains("geheim") && !result.out.contains("geheim"))
        }
        place.settings["EASYDOWN_DATABASE"] = "postgres://user:gehe@im@127.0.0.1/ledger"
        let result = try place.run("check")
        #expect(result.err.contains("EASYDOWN_DATABASE") && result.err.contains("%40") && !result.err.contains("gehe"))
    }

    @Test("migrate-store carries everything over, and checks it")
    func migrates() throws {
        let place = Workplace()
        let account = try shop(place, credits: 5)
        let (key, charged) = try fill("\(place.state)/ledger.sqlite", account)
        let address = try PostgresServer.shared.get().makeDatabase()
        let report = try place.json("migrate-store", "--to", address, "--json")
        #expect(report["accounts"].int == 1 && report["keys"].int == 1 && report["entries"].int == 3)

        let ledgerBefore = try place.run("credits", "ledger", account, "--json").out
        let keysBefore = try place.run("key", "list", account, "--json").out
        place.settings["EASYDOWN_DATABASE"] = address
        #expect(try place.run("credits", "ledger", account, "--json").out == ledgerBefore)
        #expect(try place.run("key", "list", account, "--json").out == keysBefore && keysBefore.contains(key))
        #expect(try place.run("credits", "show", account).out == "\(charged) credits\n")
        #expect(try place.run("credits", "add", account, "1").status == 0)
        let entries = try place.json("credits", "ledger", account, "--json").array
        #expect(entries.map { $0["id"].int } == [4, 3, 2, 1], "numbers go on where they were")
        #expect(try place.run("doctor").out.contains("every balance is the sum of its ledger"))

        let again = try place.run("migrate-store")
        #expect(again.status == 1 && again.err.contains("not empty"))
    }

    /// A key, two charges, a strange remark, a kept answer.
    ///
    /// - Returns: the key, and the credits that are left.
    private func fill(_ path: String, _ account: String) throws -> (String, Int) {
        let ledger = try SQLiteLedger(path: path, durability: .normal)
        let now = Timestamp(seconds: 1_800_000_000)
        let key = try ledger.createKey(
            mode: .live,
            settings: KeySettings(name: "tab\tquote' back\\slash 名", addresses: ["192.0.2.0/24"]),
            digest: Token(making: .live).digest,
            accountID: account,
            at: now
        )
        let name = IdempotencyKey(keyID: key.id, value: #"a\tb\\"#)
        let reserved = try ledger.reserve(name, body: TokenDigest(of: "b"), leaseSeconds: 9, at: now)
        guard case .reserved(let lease) = reserved else { return ("", 0) }
        let answer = IdempotentAnswer(key: name, lease: lease, status: 200, body: (0...255).map { UInt8($0) })
        for (request, completing) in [("r1", nil), ("r2", answer)] as [(String, IdempotentAnswer?)] {
            _ = try ledger.charge(
                Charge(
                    accountID: account,
                    keyID: key.id,
                    requestID: request,
                    platform: "youtube",
                    at: now,
                    completing: completing
                )
            )
        }
        return (key.id, 3)
    }

    @Test("A copy of a ledger that was tampered with is not said to be done, and leaves nothing")
    func migratesNothingWrong() throws {
        let place = Workplace()
        let account = try shop(place, credits: 5)
        try tamper("\(place.state)/ledger.sqlite")
        let server = try PostgresServer.shared.get()
        let address = try server.makeDatabase()
        let result = try place.run("migrate-store", "--to", address)
        #expect(result.status == 1 && result.err.contains(account) && result.out.isEmpty)
        let name = String(address.split(separator: "/")[2].prefix { $0 != "?" })
        #expect(try server.query("SELECT count(*) FROM account", database: name) == "0")
    }

    @Test("migrate-store says what is missing", arguments: [["--to", "db.example"], [], ["--from", "/nowhere"]])
    func migratesFromNowhere(arguments: [String]) throws {
        let place = Workplace()
        if arguments.first == "--from" {
            place.settings["EASYDOWN_DATABASE"] = try PostgresServer.shared.get().makeDatabase()
        }
        let result =
            arguments.isEmpty
            ? try place.run("migrate-store") : try place.run("migrate-store", arguments[0], arguments[1])
        #expect(result.status != 0 && result.out.isEmpty)
        #expect(result.err.contains("/nowhere") || result.err.contains("--to"))
    }

    /// A balance that no entry accounts for, as only somebody with an editor can make it.
    private func tamper(_ path: String) throws {
        let script =
            "import sqlite3, sys; c = sqlite3.connect(sys.argv[1]); "
            + "c.execute('UPDATE account SET balance = 99'); c.commit()"
        #expect(try Program("python3", ["-c", script, path]).wait() == 0)
    }

    @Test("A backup under writing is a sound ledger as it was at one instant")
    func backup() throws {
        let place = Workplace()
        let account = try shop(place, credits: 2000)
        let ledger = try SQLiteLedger(path: "\(place.state)/ledger.sqlite", durability: .normal)
        let isDone = Mutex(false)
        let charged = Mutex(0)
        Thread.detachNewThread {
            while !isDone.withLock({ $0 }) {
                let charge = Charge(
                    accountID: account,
                    keyID: "k",
                    requestID: "r",
                    platform: "x",
                    at: Timestamp(seconds: 0)
                )
                do { if case .charged = try ledger.charge(charge) { charged.withLock { $0 += 1 } } } catch {
                    print("a charge failed: \(error)")
                }
                usleep(500)
            }
            charged.withLock { $0 += 1_000_000 }
        }
        for number in 0..<3 {
            let before = charged.withLock { $0 }
            let file = "\(place.state)/copy-\(number).sqlite"
            let report = try place.json("backup", file, "--json")
            let entries = report["entries"].int ?? 0
            #expect(report["accounts"].int == 1 && entries >= before + 1)
            let copy = try SQLiteLedger(path: file)
            #expect(try copy.account(id: account).balance == 2000 - (entries - 1))
            #expect(try copy.unbalancedAccounts().isEmpty)
            let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
            #expect(mode == 0o600)
        }
        isDone.withLock { $0 = true }
        while charged.withLock({ $0 < 1_000_000 }) { usleep(1000) }
        let files = try FileManager.default.contentsOfDirectory(atPath: place.state)
        #expect(!files.contains { $0.contains("unfinished") })
    }

    @Test("A backup replaces no file, and says where it cannot be written")
    func backupRefusals() throws {
        let place = Workplace()
        _ = try shop(place, credits: 1)
        let file = "\(place.state)/mine"
        try "mine".write(toFile: file, atomically: true, encoding: .utf8)
        let existing = try place.run("backup", file)
        #expect(existing.status == 1 && existing.err.contains("exists already"))
        #expect(try String(contentsOfFile: file, encoding: .utf8) == "mine")
        let nowhere = try place.run("backup", "/nowhere/copy")
        #expect(nowhere.status == 1 && nowhere.err.contains("/nowhere/copy"))
        #expect(try Workplace().run("backup", "/tmp/none").err.contains("there is no ledger"))
        place.settings["EASYDOWN_DATABASE"] = "postgres://u:p@127.0.0.1:1/d"
        #expect(try place.run("backup", file + "2").err.contains("pg_dump"))
    }

    @Test("A backup of a ledger that is damaged or does not add up is refused")
    func backupOfDamage() throws {
        let place = Workplace()
        _ = try shop(place, credits: 1)
        try tamper("\(place.state)/ledger.sqlite")
        let result = try place.run("backup", "\(place.state)/copy")
        #expect(result.status == 1 && result.err.contains("not the sum"))
        #expect(!FileManager.default.fileExists(atPath: "\(place.state)/copy"))
    }
}
