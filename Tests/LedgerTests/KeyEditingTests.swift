import Foundation
import Ledger
import SQLiteLedger
import Synchronization
import Testing

@Suite("Editing keys")
struct KeyEditingTests {
    @Test("Two editors at once lose nothing of each other's edits")
    func concurrentEdits() throws {
        let folder = NSTemporaryDirectory() + "easydown-edit-\(UUID().uuidString)"
        defer { do { try FileManager.default.removeItem(atPath: folder) } catch { print("left behind: \(folder)") } }
        let path = "\(folder)/ledger.sqlite"
        try SQLiteLedger.migrate(path: path)
        let ledgers = try (0..<2).map { _ in try SQLiteLedger(path: path, durability: .normal) }
        let account = try ledgers[0].createAccount(name: "a", at: Timestamp(seconds: 0))
        let key = try ledgers[0].createKey(
            mode: .live,
            settings: KeySettings(name: "0"),
            digest: Token(making: .live).digest,
            accountID: account.id,
            at: Timestamp(seconds: 0)
        )
        let failures = Mutex<[String]>([])
        let running = Mutex(2)
        for (number, ledger) in ledgers.enumerated() {
            Thread.detachNewThread {
                let operations = KeyOperations(ledger: ledger, knownPlatforms: ["youtube", "twitter"])
                for round in 0..<40 {
                    do {
                        _ = try operations.edit(id: key.id, accountID: nil) { settings in
                            // One counts in the name, the other in the date: a lost edit shows as a missing step.
                            if number == 0 {
                                settings.name = String((Int(settings.name) ?? 0) + 1)
                            } else {
                                settings.expires = Timestamp(seconds: Int64(4_000_000_000 + round))
                            }
                        }
                    } catch { failures.withLock { $0.append("\(error)") } }
                }
                running.withLock { $0 -= 1 }
            }
        }
        for _ in 0..<3_000 where running.withLock({ $0 > 0 }) { usleep(10_000) }
        #expect(failures.withLock { $0 } == [])
        let settings = try ledgers[0].key(id: key.id, accountID: nil).settings
        #expect(settings.name == "40" && settings.expires == Timestamp(seconds: 4_000_000_039))
    }
}
