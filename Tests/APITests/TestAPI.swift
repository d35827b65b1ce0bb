import Foundation
import JSON
import Ledger
import Media
import Platforms
import SQLiteLedger
import Synchronization

@testable import API

/// The API on a ledger of its own, with a platform whose answers the test writes.
final class TestAPI: Sendable {
    struct Script: Extractor {
        let answer: @Sendable (PostLink) -> Result<Post, ExtractionFailure>
        let asked: @Sendable () -> Void

        func post(for link: PostLink, in session: Session) throws(ExtractionFailure) -> Post {
            asked()
            return try answer(link).get()
        }
    }

    /// Memory as the parent would share it.
    final class Words: SharedWords {
        let words: Int
        private let memory: Mutex<[UInt64]>

        init(_ words: Int = 4096) {
            self.words = words
            memory = Mutex([UInt64](repeating: 0, count: words))
        }

        func load(_ word: Int) -> UInt64 { memory.withLock { $0[word] } }
        func store(_ value: UInt64, at word: Int) { memory.withLock { $0[word] = value } }
        func compareExchange(_ expected: UInt64, _ desired: UInt64, at word: Int) -> (Bool, UInt64) {
            memory.withLock { memory in
                let found = memory[word]
                if found == expected { memory[word] = desired }
                return (found == expected, found)
            }
        }
    }

    private struct NoFetcher: PageFetcher {
        func fetch(_ requests: [PageRequest], deadline: ContinuousClock.Instant) -> [Result<PageResponse, FetchFailure>]
        {
            requests.map { _ in .failure(.timeout) }
        }
    }

    private struct State {
        var now = Timestamp(seconds: 1_800_000_000)
        var monotonic: UInt64 = 1_000_000_000_000
        var asked = 0
        var records: [RequestRecord] = []
    }

    let ledger: SQLiteLedger
    let account: Account
    private let folder: String
    private let state = Mutex(State())
    private let made = Mutex<API?>(nil)

    init(
        credits: Int = 10,
        settings: APISettings = APISettings(origin: "https://api.example"),
        media: MediaSettings = MediaSettings(),
        paces: [PlatformID: Pace] = [:],
        answer: @escaping @Sendable (PostLink) -> Result<Post, ExtractionFailure> = { .success(.sample($0)) }
    ) throws {
        folder = NSTemporaryDirectory() + "easydown-api-\(UUID().uuidString)"
        let path = "\(folder)/ledger.sqlite"
        try SQLiteLedger.migrate(path: path)
        ledger = try SQLiteLedger(path: path, durability: .normal)
        account = try ledger.createAccount(name: "test", at: Timestamp(seconds: 0))
        if credits > 0 {
            _ = try ledger.addCredits(
                credits,
                reason: .topUp,
                note: nil,
                accountID: account.id,
                at: Timestamp(seconds: 0)
            )
        }
        let script = Script(answer: answer) { [weak self] in self?.state.withLock { $0.asked += 1 } }
        // One platform is scripted; the others are only recognised.
        let platforms = Catalogue.standard.platforms.map { platform in
            Platform(
                id: platform.id,
                name: platform.name,
                links: platform.links,
                extractor: platform.id == .youtube ? script : nil,
                media: platform.media,
                usesCookies: platform.usesCookies,
                notes: platform.notes
            )
        }
        let limiter = RateLimiter(memory: Words())
        let services = Services(
            catalogue: Catalogue(platforms),
            ledger: ledger,
            fetcher: NoFetcher(),
            limiter: limiter,
            settings: settings,
            media: media,
            sessions: Sessions(keys: try LinkKeys(text: LinkKeys.newKey())),
            pacer: Pacer(limiter: limiter, paces: paces),
            health: PlatformHealth(memory: Words(PlatformHealth.words)),
            now: { [weak self] in self?.now ?? Timestamp(seconds: 0) },
            monotonic: { [weak self] in self?.state.withLock { $0.monotonic } ?? 0 }
        )
        let api = API(services) { [weak self] record in self?.state.withLock { $0.records.append(record) } }
        made.withLock { $0 = api }
    }

    /// Goes on with other settings, and everything else as it is.
    func use(_ settings: APISettings) {
        made.withLock { made in
            guard let api = made else { preconditionFailure("made in init") }
            var services = api.services
            services.settings = settings
            made = API(services, log: api.log)
        }
    }

    deinit {
        do { try FileManager.default.removeItem(atPath: folder) } catch { print("left behind: \(folder)") }
    }

    var now: Timestamp { state.withLock { $0.now } }
    /// How often the platform was asked.
    var asked: Int { state.withLock { $0.asked } }
    var records: [RequestRecord] { state.withLock { $0.records } }
    var balance: Int { get throws { try ledger.account(id: account.id).balance } }

    /// Moves both clocks.
    func pass(seconds: Int64) {
        state.withLock {
            $0.now = $0.now.adding(seconds: seconds)
            $0.monotonic += UInt64(max(0, seconds)) * 1_000_000_000
        }
    }

    /// Moves the wall clock alone, as an operator or a time server does.
    func jump(seconds: Int64) { state.withLock { $0.now = $0.now.adding(seconds: seconds) } }

    func token(mode: APIKey.Mode = .live, _ settings: KeySettings = KeySettings(name: "k")) throws -> String {
        let token = Token(making: mode == .live ? .live : .test)
        _ = try ledger.createKey(mode: mode, settings: settings, digest: token.digest, accountID: account.id, at: now)
        return token.text
    }

    func accountToken() throws -> String {
        let token = Token(making: .account)
        try ledger.setAccountToken(token.digest, accountID: account.id)
        return token.text
    }

    func send(
        _ method: String,
        _ path: String,
        token: String? = nil,
        headers: [(name: String, value: String)] = [],
        body: RequestBody = .bytes([]),
        address: String = "192.0.2.1"
    ) -> Answer {
        let parts = path.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        var request = APIRequest(
            method: method,
            path: parts[0],
            query: parts.count > 1 ? parts[1] : "",
            headers: headers,
            body: body,
            clientAddress: address
        )
        if let token { request.headers.append(("authorization", "Bearer \(token)")) }
        guard let api = made.withLock({ $0 }) else { preconditionFailure("made in init") }
        return Answer(api.response(to: request))
    }

    /// What a request for media leads to.
    func media(_ target: String, method: String = "GET", headers: [(String, String)] = []) -> MediaResult {
        let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let request = APIRequest(
            method: method,
            path: parts[0],
            query: parts.count > 1 ? parts[1] : "",
            headers: headers.map { (name: $0.0, value: $0.1) },
            clientAddress: "192.0.2.1"
        )
        guard let api = made.withLock({ $0 }) else { preconditionFailure("made in init") }
        return MediaResult(outcome: api.media(request))
    }

    func parse(
        _ link: String = "https://youtu.be/aB3_-xyzQ12",
        token: String?,
        headers: [(name: String, value: String)] = [],
        address: String = "192.0.2.1"
    ) -> Answer {
        send(
            "POST",
            "/api/v1/parse",
            token: token,
            headers: [("content-type", "application/json")] + headers,
            body: .bytes(JSONNode.object(("url", .string(link))).bytes),
            address: address
        )
    }
}

/// What a request for media led to.
struct MediaResult {
    let outcome: MediaOutcome

    var job: StreamJob? { if case .stream(let job) = outcome { job } else { nil } }
    var merge: MergeJob? { if case .merge(let job) = outcome { job } else { nil } }
    var answer: Answer? { if case .answer(let answer) = outcome { Answer(answer) } else { nil } }
}

/// An answer, read.
struct Answer {
    let status: Int
    let body: [UInt8]
    let json: JSONValue
    private let headers: [(name: String, value: String)]

    init(_ response: APIResponse) {
        status = response.status
        body = response.body
        headers = response.headers
        json = (try? JSONDocument(parsing: response.body).root) ?? .missing
    }

    var code: String? { json["code"].string }
    func header(_ name: String) -> String? { headers.first { $0.name.lowercased() == name.lowercased() }?.value }
    var text: String { String(decoding: body, as: UTF8.self) }
}

extension Post {
    static func sample(_ link: PostLink) -> Post {
        Post(
            platform: link.platform,
            id: link.id,
            title: "A title",
            thumbnail: "https://i.ytimg.com/a.jpg",
            duration: 12.5,
            webpageURL: link.canonicalURL,
            videos: [
                VideoItem(
                    file: MediaFile(url: "https://r1.googlevideo.com/a"),
                    quality: "720p",
                    mimeType: "video/mp4",
                    width: 1280,
                    height: 720,
                    hasAudio: true,
                    source: .direct
                )
            ]
        )
    }
}
