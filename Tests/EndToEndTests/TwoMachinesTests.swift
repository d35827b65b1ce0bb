import Foundation
import JSON
import OriginTesting
import PostgresTesting
import Testing

@Suite("Two machines, one database, one nginx in front", .serialized)
struct TwoMachinesTests {
    private static let link = "https://youtu.be/easydown-01"
    private static let recordings = Result { try MediaRecordings() }
    private static let server = Result { try PostgresServer() }
    private static let address = Result { try server.get().makeDatabase() }
    private static let shared = Result {
        try TwoMachines(database: address.get(), recordings: recordings.get().folder.path)
    }

    private var machines: TwoMachines { get throws { try Self.shared.get() } }
    private var database: String { get throws { try Self.address.get() } }

    @Test("A key that is revoked through one ends at once at the other")
    func revocation() throws {
        let (machines, database) = (try machines, try database)
        let account = try machines.first.account
        for (maker, other) in [(machines.first, machines.second), (machines.second, machines.first)] {
            let made = try machines.command(database, "key", "create", account, "--name", "k", "--json")
            let root = try JSONDocument(parsing: made).root
            let token = try #require(root["token"].string)
            let id = try #require(root["key"]["id"].string)
            #expect(try other.parse(MediaRecordings.link, token: token).status == 200)
            let owner = try #require(
                try JSONDocument(parsing: machines.command(database, "account", "token", account, "--json")).root[
                    "token"
                ]
                .string
            )
            let revoked = try maker.probe.send(
                "POST",
                "/api/v1/keys/\(id)/revoke",
                headers: [("Authorization", "Bearer \(owner)"), ("Content-Length", "0")]
            )
            #expect(revoked.status == 200, "\(revoked.body)")
            #expect(try other.parse(MediaRecordings.link, token: token).status == 401)
        }
    }

    @Test("A retry that reaches the other machine gets the first answer and pays nothing")
    func idempotence() throws {
        let (machines, database) = (try machines, try database)
        let account = try machines.first.account
        let token = machines.first.token
        let before = try machines.command(database, "credits", "show", account)
        let key = [("Idempotency-Key", "two-\(UInt32.random(in: 0...UInt32.max))")]
        let answer = try machines.first.parse(MediaRecordings.link, token: token, headers: key)
        let again = try machines.second.parse(MediaRecordings.link, token: token, headers: key)
        #expect(answer.status == 200 && again.bytes == answer.bytes)
        #expect(answer.header("Idempotent-Replayed") == nil && again.header("Idempotent-Replayed") == "true")
        let paid = try #require(Int(before.split(separator: " ")[0])) - 1
        #expect(try machines.command(database, "credits", "show", account) == "\(paid) credits\n")
    }

    @Test("A signed link that one has made is served by the other")
    func signedLink() throws {
        let machines = try machines
        let answer = try machines.first.parse(MediaRecordings.link)
        let video = try JSONDocument(parsing: answer.body).root["data"]["videos"][0]
        let link = try #require(video["proxyUrl"].string)
        let target = String(link.dropFirst("http://localhost:\(machines.first.port)".count))
        for probe in [machines.second.probe, machines.probe] {
            let download = try Download(probe, target).finish()
            #expect(download.status == 200 && download.isComplete)
            #expect(try download.bytes == Self.recordings.get().clip)
        }
    }

    @Test("Parses at both at once charge one account exactly")
    func charges() throws {
        let (machines, database) = (try machines, try database)
        let made = try machines.command(database, "account", "create", "together", "--json")
        let account = try #require(try JSONDocument(parsing: made).root["id"].string)
        _ = try machines.command(database, "credits", "add", account, "25")
        let key = try machines.command(database, "key", "create", account, "--name", "k", "--json")
        let token = try #require(try JSONDocument(parsing: key).root["token"].string)
        let answers = Crowd(40) { number in
            let machine = number.isMultiple(of: 2) ? machines.first : machines.second
            return try machine.parse(MediaRecordings.link, token: token).status
        }.wait()
        #expect(answers.count { $0 == 200 } == 25 && answers.count { $0 == 402 } == 15, "\(answers)")
        #expect(try machines.command(database, "credits", "show", account) == "0 credits\n")
        #expect(try machines.command(database, "doctor").contains("every balance is the sum of its ledger"))
    }

    @Test("One that is stopped under load loses no request, and charges none twice")
    func stopping() throws {
        let server = try PostgresServer()
        let database = try server.makeDatabase()
        let machines = try TwoMachines(database: database)
        let account = try machines.first.account
        _ = try machines.command(database, "credits", "add", account, "100000")
        let load = Load(threads: 4) { try machines.parse(Self.link).status }
        Patience.wait { load.outcome.asked > 60 }
        try machines.second.signalParent(SIGTERM)
        #expect(Patience.wait { machines.second.workers("api").isEmpty })
        let stopped = load.outcome.asked
        Patience.wait { load.outcome.asked > stopped + 60 }
        let result = load.stop()
        #expect(result.failed.isEmpty && result.asked > 120, "\(result.failed) of \(result.asked)")
        #expect(try machines.command(database, "credits", "show", account) == "\(101_000 - result.asked) credits\n")
    }
}
