internal import JSON

extension YouTubeClient {
    /// It serves any number of videos; sessions of a few hours are common, and a stale one is noticed and replaced.
    private static let visitorLifetime = Duration.seconds(4 * 3600)
    private static let visitorSizeLimit = 4096

    /// Visitor data belongs to the identity that asked for it: another one's is answered 404.
    private var visitorName: String { "youtube.visitor.\(name).\(version)" }

    func cachedVisitorData(in session: Session) -> String? {
        session.tokens.value(named: visitorName)
    }

    func forgetVisitorData(in session: Session) {
        session.tokens.remove(named: visitorName)
    }

    /// Gets visitor data for those of `clients` that have none, all at once, and keeps it in the session's cache.
    ///
    /// A client that gets none is asked without: the player's answer then says what is wrong. The failure is recorded.
    static func mintVisitorData(for clients: [YouTubeClient], in session: Session) {
        let poor = clients.filter { $0.cachedVisitorData(in: session) == nil }
        guard !poor.isEmpty else { return }
        let results = session.sendAll(poor.map { $0.visitorRequest() })
        for (client, result) in zip(poor, results) {
            do {
                let visitorData = try readVisitorData(result)
                session.tokens.store(visitorData, named: client.visitorName, for: visitorLifetime)
            } catch {
                let strategy = "\(client.strategy)-visitor"
                session.record(
                    StrategyAttempt(strategy: strategy, failure: error, elapsed: YouTubeReply.elapsed(result))
                )
            }
        }
    }

    static func readVisitorData(_ result: Result<PageResponse, FetchFailure>) throws(ExtractionFailure) -> String {
        let answer: JSONValue
        switch YouTubeReply.body(of: result) {
        case .failure(let refusal): throw refusal.failure
        case .success(let root): answer = root
        }
        guard let text = answer["responseContext"]["visitorData"].nonEmptyString else {
            throw .changed(missing: "responseContext.visitorData")
        }
        // It travels in a header too, so nothing but visible ASCII may be in it.
        guard text.utf8.count <= visitorSizeLimit, YouTubeMediaURL.isVisibleASCII(text) else {
            throw ExtractionFailure(.platformChanged, "responseContext.visitorData is no token")
        }
        return text
    }
}
