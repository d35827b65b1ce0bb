internal import API
internal import Foundation
internal import HTTPClient
internal import JSON
internal import Ledger
internal import Platforms
internal import Recordings
internal import Replay
internal import SQLiteLedger

/// The whole product but for its processes: API, ledger, libcurl, TLS, and a replayer for each recording.
struct ConformanceBench {
    struct Verdict {
        /// `ok`, `differs`, `disputed`, or `later` for a platform that is not complete.
        let name: String
        let differences: [String]
    }

    private let folder: String
    private let ledger: SQLiteLedger
    private let token: Token

    init() throws {
        folder = NSTemporaryDirectory() + "easydown-conformance-\(UUID().uuidString)"
        let path = "\(folder)/ledger.sqlite"
        try SQLiteLedger.migrate(path: path)
        ledger = try SQLiteLedger(path: path, durability: .normal)
        let account = try ledger.createAccount(name: "conformance", at: .now)
        _ = try ledger.addCredits(1_000_000, reason: .topUp, note: nil, accountID: account.id, at: .now)
        token = Token(making: .live)
        _ = try ledger.createKey(
            mode: .live,
            settings: KeySettings(name: "conformance"),
            digest: token.digest,
            accountID: account.id,
            at: .now
        )
    }

    func remove() {
        do { try FileManager.default.removeItem(atPath: folder) } catch { Output.line("left behind: \(folder)") }
    }

    func judge(_ recording: Recording, isDisputed: Bool) throws -> Verdict {
        guard let platform = Catalogue.standard[PlatformID(rawValue: recording.platform)], platform.extractor != nil
        else {
            return Verdict(name: "later", differences: [])
        }
        let differences = try differences(recording)
        if differences.isEmpty { return Verdict(name: "ok", differences: []) }
        return Verdict(name: isDisputed ? "disputed" : "differs", differences: differences)
    }

    private func differences(_ recording: Recording) throws -> [String] {
        let response = try api(for: recording).response(to: request(recording.url))
        let answer = try JSONDocument(parsing: response.body).root
        guard answer["data"].isNull else { return recording.differences(data: answer["data"], failure: nil) }
        return recording.differences(
            data: nil,
            failure: (response.status, answer["code"].string ?? "", answer["reason"].string)
        )
    }

    private func api(for recording: Recording) throws -> API {
        let authority = "\(folder)/authority.pem"
        let server = try ReplayServer([recording], authorityFile: authority)
        return API(
            Services(
                catalogue: .standard,
                ledger: ledger,
                fetcher: CurlFetcher(egress: Egress(replay: .init(port: try server.start(), authorityFile: authority))),
                limiter: RateLimiter(memory: NoSharedWords()),
                now: { .now },
                monotonic: { 0 }
            ),
            log: { _ in }
        )
    }

    private func request(_ link: String) -> APIRequest {
        APIRequest(
            method: "POST",
            path: "/api/v1/parse",
            headers: [("authorization", "Bearer \(token.text)"), ("content-type", "application/json")],
            body: .bytes(JSONNode.object(("url", .string(link))).bytes),
            clientAddress: "127.0.0.1"
        )
    }
}
