import Foundation
import JSON
import Ledger
import Platforms
import Recordings
import SQLiteLedger

// usage: ParseBenchmark RECORDINGS ROUNDS: one line of JSON for each recording with media, medians in microseconds, and
// one for link recognition, links a second.

func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }

func run(folder: String, rounds: Int) throws {
    let scratch = NSTemporaryDirectory() + "easydown-bench-\(UUID().uuidString)"
    defer { if (try? FileManager.default.removeItem(atPath: scratch)) == nil { print("left behind: \(scratch)") } }
    try SQLiteLedger.migrate(path: "\(scratch)/ledger.sqlite")
    // The disk's own wait is no processor time; "normal" keeps it out of the rounds.
    let ledger = try SQLiteLedger(path: "\(scratch)/ledger.sqlite", durability: .normal)
    let account = try ledger.createAccount(name: "bench", at: Timestamp(seconds: Int64(time(nil))))
    _ = try ledger.addCredits(
        100_000_000,
        reason: .topUp,
        note: nil,
        accountID: account.id,
        at: Timestamp(seconds: Int64(time(nil)))
    )
    let token = Token(making: .live)
    _ = try ledger.createKey(
        mode: .live,
        settings: KeySettings(name: "bench"),
        digest: token.digest,
        accountID: account.id,
        at: Timestamp(seconds: Int64(time(nil)))
    )
    let recordings = try Recording.all(below: folder)
    // The second time nothing is read for the first time.
    let rates = (0..<2).map { _ in RecognitionBenchmark.rate(recordings.map(\.url)) }
    print(#"{"recognition": \#(Int(rates[1]))}"#)
    for recording in recordings
    where Catalogue.standard[PlatformID(rawValue: recording.platform)]?.extractor != nil {
        let bench = try CaseBenchmark(recording, ledger: ledger, token: token, folder: scratch)
        guard let times = try bench.run(rounds: rounds) else { continue }
        let figures = [
            ("parse", times.parse), ("fetch", times.fetch), ("request", times.request), ("bare", times.bare),
        ].map { name, times in JSONMember(name, .double((median(times.map(\.processor)) * 1e7).rounded() / 10)) }
        let names = [("platform", recording.platform), ("case", recording.name)].map { JSONMember($0, .string($1)) }
        print(String(decoding: JSONNode.object(names + figures).bytes, as: UTF8.self))
        fflush(nil)
    }
}

// The recordings' server ends a connection after its client has gone: no reason to die.
signal(SIGPIPE, SIG_IGN)
let arguments = CommandLine.arguments
guard arguments.count == 3, let rounds = Int(arguments[2]), rounds > 0 else {
    print("usage: ParseBenchmark RECORDINGS ROUNDS")
    exit(64)
}
do { try run(folder: arguments[1], rounds: rounds) } catch {
    print("the benchmark failed: \(error)")
    exit(1)
}
