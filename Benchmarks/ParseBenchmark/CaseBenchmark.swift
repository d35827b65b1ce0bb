import API
import Foundation
import HTTPClient
import JSON
import Ledger
import Platforms
import Recordings
import Replay
import SQLiteLedger

/// One recording: a parse (link in, JSON out), its share of fetching, and a whole request (token, limits, parse, charge,
/// answer), against a bare fetch of the same bytes.
struct CaseBenchmark {
    struct Times {
        var parse: [ProcessorTime] = []
        var request: [ProcessorTime] = []
        var fetch: [ProcessorTime] = []
        var bare: [ProcessorTime] = []
    }

    private static let recogniser = LinkRecogniser(.standard)

    let platform: String
    private let link: String
    private let tokens = TokenCache()
    private let api: API
    private let fetcher: NotedFetcher
    private let bare: BareFetch
    private let request: APIRequest

    init(_ recording: Recording, ledger: SQLiteLedger, token: Token, folder: String) throws {
        platform = recording.platform
        link = recording.url
        let authority = "\(folder)/authority.pem"
        let port = try ReplayServer([recording], authorityFile: authority).start()
        fetcher = NotedFetcher(CurlFetcher(egress: Egress(replay: .init(port: port, authorityFile: authority))))
        bare = try BareFetch(port: port, authorityFile: authority)
        api = API(
            Services(
                catalogue: .standard,
                ledger: ledger,
                fetcher: fetcher,
                limiter: RateLimiter(memory: NoSharedWords()),
                // Every request asks the platform.
                settings: APISettings(cacheSeconds: 0),
                now: { Timestamp(seconds: Int64(time(nil))) },
                monotonic: { 0 }
            ),
            log: { _ in }
        )
        request = APIRequest(
            method: "POST",
            path: "/api/v1/parse",
            headers: [("authorization", "Bearer \(token.text)"), ("content-type", "application/json")],
            body: .bytes(JSONNode.object(("url", .string(recording.url))).bytes),
            clientAddress: "127.0.0.1"
        )
    }

    /// - Returns: all four, in turns, so that whatever else the machine does strikes all; `nil` where the case has no
    ///   media, or asks no platform for it.
    func run(rounds: Int) throws -> Times? {
        // The first ones fetch what later ones have: anonymous tokens, connections.
        for _ in 0..<3 { guard try wholeRequest(), parse() > 0 else { return nil } }
        _ = fetcher.take()
        _ = parse()
        let requests = fetcher.take()
        guard !requests.isEmpty else { return nil }
        try bare.fetch(requests)
        var times = Times()
        for _ in 0..<rounds {
            times.parse.append(ProcessorTime { _ = parse() })
            times.request.append(try ProcessorTime { _ = try wholeRequest() })
            times.fetch.append(ProcessorTime { _ = fetcher.fetch(requests, deadline: .now + .seconds(20)) })
            times.bare.append(try ProcessorTime { try bare.fetch(requests) })
            _ = fetcher.take()
        }
        return times
    }

    /// - Returns: bytes of the answer; 0 for a failure.
    private func parse() -> Int {
        guard let link = Self.recogniser.link(in: link),
            let extractor = Catalogue.standard[link.platform]?.extractor
        else { return 0 }
        let session = Session(
            platform: link.platform,
            fetcher: fetcher,
            tokens: tokens,
            deadline: .now + .seconds(20)
        )
        do throws(ShortLinkFailure) {
            let resolved = try ShortLinkResolver(catalogue: .standard).resolve(link, in: session)
            do throws(ExtractionFailure) {
                return try extractor.post(for: resolved, in: session).json().bytes.count
            } catch {
                return 0
            }
        } catch { return 0 }
    }

    private func wholeRequest() throws -> Bool {
        let response = api.response(to: request)
        return try response.status == 200 && !JSONDocument(parsing: response.body).root["data"].isNull
    }
}
