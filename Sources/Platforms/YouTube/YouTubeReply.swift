internal import JSON

/// What one client said of a video.
enum YouTubeReply: Sendable {
    /// Playable, and the video that was asked for.
    case playable(YouTubeVideo)
    case refused(YouTubeRefusal)

    init(_ result: Result<PageResponse, FetchFailure>, from client: YouTubeClient, videoID: String) {
        switch Self.body(of: result) {
        case .failure(let refusal):
            self = .refused(refusal)
        case .success(let root):
            self = Self.read(root, endpoint: client.endpoint, videoID: videoID)
        }
    }

    var video: YouTubeVideo? {
        guard case .playable(let video) = self else { return nil }
        return video
    }

    var refusal: YouTubeRefusal? {
        guard case .refused(let refusal) = self else { return nil }
        return refusal
    }

    /// How long the exchange took; zero where there was none.
    static func elapsed(_ result: Result<PageResponse, FetchFailure>) -> Duration {
        switch result {
        case .success(let response): response.elapsed
        case .failure: .zero
        }
    }

    /// The JSON of an answer of status 200.
    static func body(of result: Result<PageResponse, FetchFailure>) -> Result<JSONValue, YouTubeRefusal> {
        switch result {
        case .failure(let failure):
            return .failure(YouTubeRefusal(failure))
        case .success(let response):
            if let refusal = YouTubeRefusal(statusOf: response) { return .failure(refusal) }
            do {
                let root = try JSONDocument(parsing: response.body).root
                guard root.kind == .object else {
                    return .failure(YouTubeRefusal(.client, .changed(missing: "an object as the answer")))
                }
                return .success(root)
            } catch {
                return .failure(YouTubeRefusal(.client, .platformChanged, "\(error)"))
            }
        }
    }

    private static func read(_ root: JSONValue, endpoint: YouTubeClient.Endpoint, videoID: String) -> YouTubeReply {
        guard endpoint == .reelItemWatch else { return read(root, videoID: videoID) }
        // Of an id that nobody has, this endpoint says `{}`.
        if root.count == 0 { return .refused(YouTubeRefusal(.video, .notFound, "{} as the answer")) }
        let answer = root["playerResponse"]
        guard answer.exists else { return .refused(YouTubeRefusal(.client, .changed(missing: "playerResponse"))) }
        return read(answer, videoID: videoID)
    }

    private static func read(_ answer: JSONValue, videoID: String) -> YouTubeReply {
        if let answered = answer["videoDetails"]["videoId"].string, answered != videoID {
            // Addresses in such an answer play, but it is another video's film.
            return .refused(YouTubeRefusal(.client, .blockedByPlatform, "another video's answer"))
        }
        if let refusal = YouTubePlayability(answer).refusal { return .refused(refusal) }
        do { return .playable(try YouTubeVideo(answer)) } catch { return .refused(error) }
    }
}
