internal import JSON

extension BilibiliExtractor {
    /// An episode of a series by the services that its page asks.
    static let episodeAPI = Strategy("episode-api") { link, session throws(ExtractionFailure) in
        let requests = BilibiliRequests(link)
        var results = session.sendAll([requests.series(id: link.id)] + earlyStreams(link, requests))
        guard !results.isEmpty else { throw ExtractionFailure(.platformTimeout, "no answer") }
        let series = results.removeFirst()
        // A series that is barred here is denied altogether, while its streams say why.
        if let refusal = regionRefusal(results) { throw refusal }
        let found = try BilibiliEpisode(in: BilibiliAnswer.payload(series, "season", .episode), id: link.id)
        if results.isEmpty { results = session.sendAll(requests.episodeStreams(number: found.number)) }
        let playback = try BilibiliPlayback.joined(results, .episode)
        let seconds = BilibiliStreams.seconds(found.episode["duration"].double.map { $0 / 1000 })
        return found.post(playback, section: "bangumi", title: title(found), seconds: seconds)
    }

    /// The number of an episode is known from the start, so its streams are asked for with its data.
    private static func earlyStreams(_ link: PostLink, _ requests: BilibiliRequests) -> [PageRequest] {
        link.id.hasPrefix("ep") ? requests.episodeStreams(number: String(link.id.dropFirst(2))) : []
    }

    private static func regionRefusal(_ results: [Result<PageResponse, FetchFailure>]) -> ExtractionFailure? {
        guard let split = results.first else { return nil }
        do throws(ExtractionFailure) {
            let refusal = BilibiliRights.refusal(
                try BilibiliAnswer.payload(split, "playurl dash", .episode, asked: .streams)
            )
            return refusal?.reason == .regionRestricted ? refusal : nil
        } catch {
            return error.reason == .regionRestricted ? error : nil
        }
    }

    /// The platform's own wording for sharing, else the series with the episode's names.
    private static func title(_ found: BilibiliEpisode) -> String {
        if let text = found.episode["share_copy"].nonEmptyString { return text }
        let names = [
            found.series.first("season_title", "title").string, found.episode["title"].string,
            found.episode["long_title"].string,
        ]
        return names.compactMap(\.self).filter { !$0.isEmpty }.joined(separator: " ")
    }
}
