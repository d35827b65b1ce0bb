/// The questions and answers of one parse.
struct YouTubeInquiry {
    private let videoID: String
    private let session: Session
    /// The last answer of each client, in the order of first asking.
    private var replies: [(client: YouTubeClient, reply: YouTubeReply)] = []

    init(videoID: String, session: Session) {
        self.videoID = videoID
        self.session = session
    }

    /// Asks clients at once; a client's new answer takes the place of its old one.
    mutating func ask(_ clients: [YouTubeClient]) {
        dropCookies()
        YouTubeClient.mintVisitorData(for: clients, in: session)
        dropCookies()
        let requests = clients.map { client in
            client.playerRequest(videoID: videoID, visitorData: client.cachedVisitorData(in: session))
        }
        for (client, result) in zip(clients, session.sendAll(requests)) {
            let reply = YouTubeReply(result, from: client, videoID: videoID)
            let attempt = StrategyAttempt(
                strategy: client.strategy,
                failure: reply.refusal?.failure,
                elapsed: YouTubeReply.elapsed(result)
            )
            session.record(attempt)
            keep(reply, of: client)
        }
    }

    /// Where a visitor was refused: gets fresh visitor data and asks once more.
    ///
    /// Old visitor data goes in any case, for the sake of the next parse.
    mutating func askRefusedVisitorsAgain() {
        let refused = replies.filter { $0.reply.refusal?.cause == .visitor }.map(\.client)
        for client in refused { client.forgetVisitorData(in: session) }
        guard !refused.isEmpty, !isSettled else { return }
        ask(refused)
    }

    /// Whether the client that gives most was refused in a way that another one may not be.
    var wantsAnotherClient: Bool {
        guard !isSettled, let main = replies.first(where: { $0.client.endpoint == .player }) else { return false }
        switch main.reply.refusal?.cause {
        case .empty, .visitor, .client, nil: return true
        case .video, .vague, .address: return false
        }
    }

    /// - Throws: what the most telling of the clients said, where none gave anything to play.
    func post() throws(ExtractionFailure) -> Post {
        // Of equal formats the file with sound's client comes first, as the recordings are judged.
        let reels = replies.filter { $0.client.endpoint == .reelItemWatch }
        let players = replies.filter { $0.client.endpoint == .player }
        let videos = (reels + players).compactMap(\.reply.video)
        if let post = Post(youTube: videos, id: videoID) { return post }
        if let refusal = YouTubeRefusal.mostTelling(of: replies.compactMap(\.reply.refusal)) { throw refusal.failure }
        throw ExtractionFailure(.platformChanged, "no client was asked")
    }

    /// Whether asking on cannot make the answer better: every resolution is there, or the video is known not to play,
    /// or time is up.
    private var isSettled: Bool {
        session.isExpired
            || replies.contains { $0.reply.refusal?.cause == .video }
            || replies.contains { $0.client.endpoint == .player && $0.reply.video?.formats.isEmpty == false }
    }

    /// These applications know no cookies: neither the operator's, which would tie an account to this parse, nor those
    /// that came with an answer.
    private func dropCookies() { session.cookies = CookieJar() }

    private mutating func keep(_ reply: YouTubeReply, of client: YouTubeClient) {
        if let place = replies.firstIndex(where: { $0.client.strategy == client.strategy }) {
            replies[place].reply = reply
        } else {
            replies.append((client, reply))
        }
    }
}
