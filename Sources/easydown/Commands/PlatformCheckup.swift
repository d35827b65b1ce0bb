internal import API
internal import Foundation
internal import HTTPClient
internal import Platforms
internal import Recordings
internal import Replay

/// Asks each platform for one post and says how it went: which strategy, what came, how long, what to do.
struct PlatformCheckup {
    private let configuration: Configuration
    private let fetcher: CurlFetcher
    private let cookies: [PlatformID: CookiePool]

    init(_ configuration: Configuration) throws {
        self.configuration = configuration
        fetcher = CurlFetcher(egress: try Self.egress(configuration))
        cookies = try Wiring.cookies(configuration)
    }

    /// Offline the recorded internet is served from this process.
    private static func egress(_ configuration: Configuration) throws -> Egress {
        guard let folder = configuration.recordings else { return try Wiring.egress(configuration) }
        let authority = NSTemporaryDirectory() + "easydown-doctor-\(UUID().uuidString).pem"
        let port = try ReplayServer(Recording.all(below: folder), authorityFile: authority).start()
        return Egress(replay: .init(port: port, authorityFile: authority))
    }

    static let titles = ["PLATFORM", "STRATEGY", "OUTCOME", "MS", "WHAT TO DO"]

    /// One row a strategy that was asked.
    func rows() -> [[String]] {
        Catalogue.standard.platforms.flatMap { platform -> [[String]] in
            let id = platform.id.rawValue
            guard let text = configuration.doctorLinks[id] else {
                return [[id, "-", "not asked", "-", "name a post: EASYDOWN_DOCTOR_\(id.uppercased())=https://…"]]
            }
            guard let link = LinkRecogniser(.standard).link(in: text), link.platform == platform.id else {
                return [
                    [id, "-", "no link of it", "-", "EASYDOWN_DOCTOR_\(id.uppercased()) must name one of its posts"]
                ]
            }
            return ask(platform, link)
        }
    }

    private func ask(_ platform: Platform, _ link: PostLink) -> [[String]] {
        guard let extractor = platform.extractor else {
            return [[platform.id.rawValue, "-", "not read by this version", "-", "-"]]
        }
        let session = Session(
            platform: platform.id,
            fetcher: fetcher,
            tokens: TokenCache(),
            cookies: cookies[platform.id]?.take().jar ?? CookieJar(),
            deadline: .now + .seconds(configuration.parseSeconds)
        )
        var summary = ""
        do {
            let target = try ShortLinkResolver(catalogue: .standard).resolve(link, in: session)
            let post = try extractor.post(for: target, in: session)
            summary = "\(post.videos.count) videos, \(post.images.count) images, \(post.audios.count) audios"
        } catch let failure as ExtractionFailure {
            if session.attempts.isEmpty {
                return [[platform.id.rawValue, "-", failure.reason.rawValue, "-", failure.detail]]
            }
        } catch {
            return [[platform.id.rawValue, "short link", "\(error)", "-", "name the post's own link"]]
        }
        return session.attempts.map { attempt in
            let outcome = attempt.failure.map { "\($0.reason.rawValue): \($0.detail.prefix(60))" } ?? "ok: \(summary)"
            let milliseconds = String(attempt.elapsed.milliseconds)
            return [
                platform.id.rawValue, attempt.strategy, outcome, milliseconds, Self.advice(attempt.failure, platform),
            ]
        }
    }

    private static func advice(_ failure: ExtractionFailure?, _ platform: Platform) -> String {
        guard let failure else { return "-" }
        return platform.advice(on: failure.reason) ?? "the post itself: name another one"
    }
}
