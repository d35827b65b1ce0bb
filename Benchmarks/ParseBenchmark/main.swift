import Foundation
import JSON
import Ledger
import Platforms
import Recordings
import SQLiteLedger

// usage: ParseBenchmark RECORDINGS ROUNDS: one line of JSON a platform, medians over all its recordings with media.

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
    var cases: [String: [[Double]]] = [:]
    for recording in try Recording.all(below: folder)
    where Catalogue.standard[PlatformID(rawValue: recording.platform)]?.extractor != nil {
        let bench = try CaseBenchmark(recording, ledger: ledger, token: token, folder: scratch)
        guard let times = try bench.run(rounds: rounds) else { continue }
        let medians = [times.parse, times.request, times.bare].map { median($0.map(\.processor)) }
        cases[bench.platform, default: []].append(medians + [median(times.parse.map(\.wall))])
    }
    let names = ["parse", "request", "bare", "wall"]
    for (platform, times) in cases.sorted(by: { $0.key < $1.key }) {
        let members = names.enumerated().map { place, name in
            let mean = times.reduce(0) { $0 + $1[place] } / Double(times.count)
            return JSONMember("\(name)Microseconds", .double((mean * 1e7).rounded() / 10))
        }
        let line = JSONNode.object(
            [JSONMember("platform", .string(platform)), JSONMember("cases", .int(times.count))] + members
        )
        print(String(decoding: line.bytes, as: UTF8.self))
    }
}

let arguments = CommandLine.arguments
guard arguments.count == 3, let rounds = Int(arguments[2]), rounds > 0 else {
    print("usage: ParseBenchmark RECORDINGS ROUNDS")
    exit(64)
}
do { try run(folder: arguments[1], rounds: rounds) } catch {
    print("the benchmark failed: \(error)")
    exit(1)
}
