internal import JSON

extension BilibiliExtractor {
    /// The same without the page: what other sites' players ask.
    static let api = Strategy("api") { link, session throws(ExtractionFailure) in
        let response = session.sendAll([BilibiliRequests(link).view(id: link.id)])
        guard let answer = response.first else { throw ExtractionFailure(.platformTimeout, "no answer") }
        let video = try BilibiliVideo(try BilibiliAnswer.payload(answer, "view", .video), link: link)
        if let redirect = video.episodeLink { return try episode(redirect, in: session) }
        return try video.post(in: session)
    }
}
