import Foundation
import OriginTesting
import PostgresTesting
import Testing

@Suite("A primary that is killed and a standby that takes its place", .serialized)
struct StandbyTests {
    /// A primary that answers a commit only when its standby has it.
    private struct Pair {
        let primary: PostgresServer
        let standby: PostgresServer
        /// Both, whichever takes writes.
        let address: String

        init() throws {
            let primary = try PostgresServer()
            let one = try primary.makeDatabase()
            standby = try PostgresServer(following: primary, name: "standby")
            try primary.query("ALTER SYSTEM SET synchronous_standby_names = 'standby'")
            try primary.query("SELECT pg_reload_conf()")
            let follows = "SELECT count(*) FROM pg_stat_replication WHERE sync_state = 'sync'"
            guard try Patience.wait(until: { try primary.query(follows) == "1" }) else {
                throw PostgresServer.Failure(description: "the standby does not follow")
            }
            self.primary = primary
            address =
                one.replacing(primary.folder, with: "\(primary.folder),\(standby.folder)")
                + "&target_session_attrs=read-write"
        }
    }

    @Test("No charge is lost; callers are told to wait meanwhile; all recovers by itself")
    func failover() throws {
        let pair = try Pair()
        let machines = try TwoMachines(database: pair.address)
        let account = try machines.first.account
        _ = try machines.command(pair.address, "credits", "add", account, "100000")
        let threads = 4
        let load = Load(threads: threads) {
            let answer = try machines.parse("https://youtu.be/easydown-01")
            // A 503 that says when to come back is what is wanted; one that does not is told apart.
            return answer.status == 503 && answer.header("Retry-After") == nil ? -503 : answer.status
        }
        Patience.wait { load.outcome.asked > 60 }
        try pair.primary.stop()
        #expect(Patience.wait { load.outcome.failed.count > 8 })
        #expect(try machines.probe.send("GET", "/readyz").status == 503)
        #expect(try machines.probe.send("GET", "/healthz").status == 200, "the workers are up")
        try pair.standby.promote()
        #expect(try Patience.wait { try machines.probe.send("GET", "/readyz").status == 200 })
        // One worker was ready; each of the others finds the new primary when it next tries.
        #expect(Patience.wait { load.outcome.streak > 60 }, "nothing fails any more")
        let result = load.stop()
        #expect(Set(result.failed) == [503], "\(Set(result.failed))")

        let successes = result.asked - result.failed.count
        let shown = try machines.command(pair.address, "credits", "show", account)
        let charges = 101_000 - (try #require(Int(shown.split(separator: " ")[0])))
        // Who was told 503 while its charge was on its way to the standby may have been charged.
        #expect(charges >= successes && charges <= successes + threads, "\(charges) charges, \(successes) successes")
        #expect(try machines.command(pair.address, "doctor").contains("every balance is the sum of its ledger"))
    }
}
