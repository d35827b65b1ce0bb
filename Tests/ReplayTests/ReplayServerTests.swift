import Foundation
import HTTPClient
import JSON
import Platforms
import Recordings
import Replay
import Synchronization
import Testing

@Suite("The recorded internet over real TLS")
struct ReplayServerTests {
    /// A server for these exchanges, and a fetcher that trusts it.
    private func replay(
        _ exchanges: [Exchange],
        unknown: @escaping @Sendable (String) -> Void = { _ in }
    ) throws -> CurlFetcher {
        let recording = Recording(name: "a", url: "", platform: "youtube", exchanges: exchanges, expectation: .missing)
        let file = NSTemporaryDirectory() + "easydown-ca-\(UUID().uuidString).pem"
        let server = try ReplayServer([recording], authorityFile: file, unknown: unknown)
        return CurlFetcher(egress: Egress(replay: .init(port: try server.start(), authorityFile: file)))
    }

    private func exchange(_ method: String, _ url: String, contains: [String] = [], _ body: [UInt8]) -> Exchange {
        Exchange(
            pattern: RequestPattern(method: method, url: url, contains: contains),
            response: RecordedResponse(
                status: 203,
                headers: [(name: "X-Kept", value: "1"), (name: "Content-Encoding", value: "gzip")],
                body: body
            )
        )
    }

    @Test("Many hosts, one port: each answers with its own certificate and its recorded body")
    func hosts() throws {
        let large = [UInt8](repeating: 65, count: 2_000_000)
        let fetcher = try replay([
            exchange("GET", "https://*.one.example/a*", [1, 2]),
            exchange("POST", "https://two.example/b", contains: ["needle"], large),
        ])
        let requests = [
            PageRequest(.get, "https://www.one.example/abc?x=1", platform: .youtube),
            PageRequest(.post, "https://two.example/b", body: Array("hay needle hay".utf8), platform: .youtube),
            PageRequest(.get, "http://www.one.example/a", platform: .youtube),
        ]
        let answers = try fetcher.fetch(requests, deadline: .now + .seconds(20)).map { try $0.get() }
        #expect(answers.map(\.body.count) == [2, 2_000_000, 2])
        #expect(
            answers.allSatisfy {
                $0.status == 203 && $0.header("x-kept") == "1" && $0.header("content-encoding") == nil
            }
        )
    }

    @Test("What no recording knows is 404, and named")
    func unknown() throws {
        let asked = Mutex<[String]>([])
        let fetcher = try replay([]) { name in asked.withLock { $0.append(name) } }
        let request = PageRequest(.get, "https://nobody.example/x?secret=1", platform: .youtube)
        #expect(try fetcher.fetch([request], deadline: .now + .seconds(10))[0].get().status == 404)
        #expect(asked.withLock { $0 } == ["GET https://nobody.example/x"])
    }

    @Test("A client that does not know the authority refuses the certificate")
    func strangers() throws {
        let server = try ReplayServer(
            [],
            authorityFile: NSTemporaryDirectory() + "easydown-ca-\(UUID().uuidString).pem"
        )
        let egress = Egress(
            replay: .init(port: try server.start(), authorityFile: "/etc/ssl/certs/ca-certificates.crt")
        )
        let request = PageRequest(.get, "https://one.example/", platform: .youtube)
        let result = CurlFetcher(egress: egress).fetch([request], deadline: .now + .seconds(10))[0]
        if case .failure(.connection) = result {} else { Issue.record("\(result)") }
    }
}
