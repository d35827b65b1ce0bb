import Foundation
import Ledger
import PostgresLedger
import PostgresTesting
import Synchronization
import Testing

@Suite("A PostgreSQL that stops")
struct StoppedServerTests {
    @Test("While it is away everything is unavailable, at once; when it is back all works by itself")
    func stopsAndStarts() throws {
        let server = try PostgresServer()
        let store = try TemporaryDatabase(on: server)
        let suite = LedgerConformance(ledger: store.ledger)
        let account = try suite.makeAccount(credits: 3)
        #expect(try suite.charge(account) == .charged(balance: 2))
        try server.stop()
        for _ in 0..<3 {
            let started = ContinuousClock.now
            let error = #expect(throws: LedgerError.self) { try suite.charge(account) }
            guard case .unavailable = error else {
                Issue.record("\(String(describing: error))")
                return
            }
            #expect(.now - started < .seconds(2))
            #expect(throws: LedgerError.self) { try store.ledger.ping() }
        }
        // A process that starts meanwhile waits for nothing.
        let late = PostgresLedger(store.address)
        #expect(throws: LedgerError.self) { try late.ping() }
        try server.start()
        // The pause after a connection that could not be made.
        usleep(300_000)
        #expect(try suite.charge(account) == .charged(balance: 1))
        try late.ping()
        #expect(try store.ledger.unbalancedAccounts().isEmpty)
    }

    @Test("A backend killed under load brings the server down for a moment, and no charge is lost or made twice")
    func killedBackend() throws {
        let server = try PostgresServer()
        let store = try TemporaryDatabase(on: server)
        let suite = LedgerConformance(ledger: store.ledger)
        let account = try suite.makeAccount(credits: 1000)
        let results = try Threads.map(4) { number in
            var (charged, unavailable) = (0, 0)
            for round in 0..<120 {
                if number == 0, round == 40, let pid = try Int32(store.query(Self.backend)) { kill(pid, SIGKILL) }
                do { if case .charged = try suite.charge(account) { charged += 1 } } catch LedgerError.unavailable {
                    unavailable += 1
                    usleep(50_000)
                }
                usleep(2000)
            }
            return (charged, unavailable)
        }
        let charged = results.reduce(0) { $0 + $1.0 }
        #expect(results.contains { $0.1 > 0 }, "the server was away for a moment")
        let paid = 1000 - (try store.ledger.account(id: account.id).balance)
        // Whoever was told "unavailable" after its answer was lost may have been charged: one a thread, not more.
        #expect(paid >= charged && paid <= charged + 4)
        #expect(try store.ledger.unbalancedAccounts().isEmpty)
    }

    private static let backend =
        "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() LIMIT 1"

    @Test("A server that takes connections and says nothing is given up after the connect timeout")
    func mute() throws {
        let listener = try SilentListener()
        var limits = PostgresLimits()
        limits.connect = .seconds(2)
        let address = try #require(PostgresAddress("postgres://u:p@127.0.0.1:\(listener.port)/d"))
        let ledger = PostgresLedger(address, limits: limits)
        let started = ContinuousClock.now
        #expect(throws: LedgerError.self) { try ledger.ping() }
        #expect(.now - started < .seconds(4))
        let again = ContinuousClock.now
        #expect(throws: LedgerError.self) { try ledger.ping() }
        #expect(.now - again < .seconds(1), "who comes next is told at once")
    }
}

/// A port that accepts, as the kernel does for everybody, and never answers.
final class SilentListener {
    let port: UInt16
    private let descriptor: Int32

    init() throws {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let listens = withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, length) == 0 && listen(descriptor, 8) == 0
                    && getsockname(descriptor, $0, &length) == 0
            }
        }
        try #require(listens)
        self.descriptor = descriptor
        port = UInt16(bigEndian: address.sin_port)
    }

    deinit { close(descriptor) }
}
