package import JSON
package import Platforms
package import Recordings

/// One parse on recordings, as the product does it but for sockets, callers and keys.
package struct RecordedParse {
    package let outcome: Result<Post, ExtractionFailure>
    /// What was asked, in order.
    package let requests: [PageRequest]
    /// What each strategy did.
    package let attempts: [StrategyAttempt]

    /// - Parameters:
    ///   - url: what a caller would post; must be a link of the platform of `extractor`.
    ///   - recordings: the internet.
    ///   - extractor: the platform's own where `nil`.
    package init(
        _ url: String,
        on recordings: [Recording],
        with extractor: (any Extractor)? = nil,
        tokens: TokenCache = TokenCache(),
        cookies: CookieJar = CookieJar()
    ) {
        let fetcher = RecordedFetcher(recordings)
        guard let link = LinkRecogniser(.standard).link(in: url) else { fatalError("no supported link: \(url)") }
        let session = Session(
            platform: link.platform,
            fetcher: fetcher,
            tokens: tokens,
            cookies: cookies,
            deadline: .now + .seconds(30)
        )
        outcome = Self.parse(link, extractor, session)
        requests = fetcher.requests
        attempts = session.attempts
    }

    /// Where the outcome differs from what a recording expects; empty where it does not.
    package func differences(from recording: Recording) -> [String] {
        switch outcome {
        case .success(let post):
            do { return recording.differences(data: try post.parsedJSON, failure: nil) } catch { return ["\(error)"] }
        case .failure(let error):
            return recording.differences(data: nil, failure: (200, "304", error.reason.rawValue)).map {
                "\($0) (\(error.detail))"
            }
        }
    }

    private static func parse(
        _ link: PostLink,
        _ extractor: (any Extractor)?,
        _ session: Session
    ) -> Result<Post, ExtractionFailure> {
        guard let extractor = extractor ?? Catalogue.standard[link.platform]?.extractor else {
            return .failure(ExtractionFailure(.noMedia, "\(link.platform.rawValue) has no extractor"))
        }
        do throws(ShortLinkFailure) {
            let resolved = try ShortLinkResolver(catalogue: .standard).resolve(link, in: session)
            do throws(ExtractionFailure) { return .success(try extractor.post(for: resolved, in: session)) } catch {
                return .failure(error)
            }
        } catch {
            switch error {
            case .failed(let failure): return .failure(failure)
            case .leadsElsewhere: return .failure(ExtractionFailure(.notFound, "the short link leads elsewhere"))
            }
        }
    }
}

extension Post {
    /// The post as a caller gets it.
    package var parsedJSON: JSONValue { get throws { try JSONDocument(parsing: json().bytes).root } }
}
