internal import JSON

/// A video's data, as the page and the API give them alike, and which of its parts is meant.
struct BilibiliVideo {
    private let view: JSONValue
    private let link: PostLink
    private let parts: [JSONValue]
    private let number: Int
    /// `BV…`.
    let id: String

    /// - Throws: ``ExtractionFailure`` where these are no data of the link's video, or it has no such part.
    init(_ view: JSONValue, link: PostLink) throws(ExtractionFailure) {
        guard let id = view["bvid"].nonEmptyString, Alphabet.alphanumerics.spells(id, 4...16) else {
            throw .changed(missing: "videoData.bvid")
        }
        guard id == link.id || "av\(view["aid"].identifier ?? "")" == link.id else {
            throw .changed(missing: "videoData of this video")
        }
        self.id = id
        self.view = view
        self.link = link
        parts = Array(view["pages"].array.prefix(10_000))
        number = link.parameters["p"].flatMap { Int($0) } ?? 1
    }

    /// Films and series: the address of the episode that stands for this video.
    var episodeLink: PostLink? { BilibiliExtractor.episodeLink(view["redirect_url"].nonEmptyString) }

    /// - Parameter page: streams that stand in the page.
    /// - Throws: ``ExtractionFailure`` where nothing is given to play, or only a taste.
    func post(page: JSONValue = .missing, in session: Session) throws(ExtractionFailure) -> Post {
        let part = try part()
        guard let streamID = (part.exists ? part["cid"] : view["cid"]).identifier,
            Alphabet.digits.spells(streamID, 1...20)
        else { throw .changed(missing: "videoData.pages.cid") }
        let requests = BilibiliRequests(link).streams(id: id, part: streamID)
        let playback: BilibiliPlayback
        do throws(ExtractionFailure) {
            playback = try .joined(session.sendAll(requests), .video, page: page)
        } catch {
            throw explained(error)
        }
        let seconds = BilibiliStreams.seconds((part.exists ? part : view)["duration"].double)
        if isPaid || playback.isTaste, !playback.covers(seconds) {
            throw ExtractionFailure(.paidOrDRM, "only a taste is given")
        }
        return Post(
            platform: .bilibili,
            id: id,
            title: title(part),
            author: author,
            thumbnail: BilibiliMediaURL(view["pic"].string)?.text ?? "",
            duration: playback.duration ?? seconds,
            webpageURL: "https://www.bilibili.com/video/\(id)" + (number > 1 ? "?p=\(number)" : ""),
            publishedAt: view["pubdate"].int.flatMap { $0 > 0 ? $0 : nil },
            videos: playback.videos,
            audios: playback.audios
        )
    }

    /// Missing where the video has no list of parts, and so only one.
    private func part() throws(ExtractionFailure) -> JSONValue {
        let found = parts.first { $0["page"].int == number }
        if let found { return found }
        // A list without numbers is in order.
        if parts.indices.contains(number - 1), parts[number - 1]["page"].isNull { return parts[number - 1] }
        guard parts.isEmpty, number == 1 else { throw ExtractionFailure(.notFound, "no part \(number)") }
        return .missing
    }

    private func title(_ part: JSONValue) -> String {
        let title = (view["title"].string ?? "").trimmingWhitespace()
        guard number > 1 else { return String(title.prefix(2000)) }
        return String("\(title) P\(number) \(part["part"].string ?? "")".trimmingWhitespace().prefix(2000))
    }

    private var author: Author? {
        let owner = view["owner"]
        guard let name = owner["name"].nonEmptyString else { return nil }
        return Author(name: String(name.prefix(200)), id: owner["mid"].identifier)
    }

    /// Made for those who pay: its author's supporters, a video's or a collection's buyers.
    private var isPaid: Bool {
        let rights = view["rights"]
        let isForSupporters = view["is_upower_exclusive"].bool == true && view["is_upower_play"].bool != true
        let isInCollection = rights["arc_pay"].int == 1 && rights["free_watch"].int != 1
        return isForSupporters || isInCollection || rights["ugc_pay"].int == 1 || rights["pay"].int == 1
    }

    /// What the data say of a video whose streams were refused without a reason of weight.
    private func explained(_ failure: ExtractionFailure) -> ExtractionFailure {
        guard failure.reason == .platformChanged || failure.reason == .loginRequired else { return failure }
        if isPaid { return ExtractionFailure(.paidOrDRM, "for those who pay; \(failure.detail)") }
        if [1, 2].contains(view["premiere"]["state"].int) { return ExtractionFailure(.live, "a premiere") }
        return failure
    }
}
