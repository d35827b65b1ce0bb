internal import JSON

/// Where the data of an episode or a lesson stand, and what they become.
struct BilibiliEpisode {
    /// The series or course.
    let series: JSONValue
    let episode: JSONValue
    /// Digits.
    let number: String

    /// - Parameters:
    ///   - series: the answer about a series or course.
    ///   - id: `ep…` means this one; `ss…` the first that `isOpen`, else the first.
    /// - Throws: ``ExtractionFailure`` where there is no such episode.
    init(
        in series: JSONValue,
        id: String,
        isOpen: (JSONValue) -> Bool = { _ in true }
    ) throws(ExtractionFailure) {
        let sections = series["section"].array.prefix(200).flatMap { $0["episodes"].array.prefix(2000) }
        let main = series["episodes"].array.prefix(5000)
        guard series["episodes"].kind == .array else { throw .changed(missing: "season: episodes") }
        let wanted = id.hasPrefix("ep") ? String(id.dropFirst(2)) : nil
        let all = Array(main) + sections
        let found =
            if let wanted { all.first { Self.number(of: $0) == wanted } } else { all.first(where: isOpen) ?? all.first }
        guard let found else { throw ExtractionFailure(.notFound, "no such episode in its series") }
        guard let number = Self.number(of: found), Alphabet.digits.spells(number, 1...16) else {
            throw .changed(missing: "season: episodes.id")
        }
        self.series = series
        self.number = number
        episode = found
    }

    private static func number(of episode: JSONValue) -> String? { episode.first("id", "ep_id").identifier }

    /// - Parameters:
    ///   - section: `bangumi` or `cheese`.
    ///   - seconds: how long the data say it lasts.
    func post(_ playback: BilibiliPlayback, section: String, title: String, seconds: Double?) -> Post {
        let covers = [episode["cover"], series["cover"], series["square_cover"]]
        let owner = series["up_info"]
        return Post(
            platform: .bilibili,
            id: "ep\(number)",
            title: String(title.trimmingWhitespace().prefix(2000)),
            author: owner["uname"].nonEmptyString.map {
                Author(name: String($0.prefix(200)), id: owner["mid"].identifier)
            },
            thumbnail: covers.lazy.compactMap { BilibiliMediaURL($0.string)?.text }.first ?? "",
            duration: playback.duration ?? seconds,
            webpageURL: "https://www.bilibili.com/\(section)/play/ep\(number)",
            publishedAt: episode.first("pub_time", "release_date").int.flatMap { $0 > 0 ? $0 : nil },
            videos: playback.videos,
            audios: playback.audios
        )
    }
}
