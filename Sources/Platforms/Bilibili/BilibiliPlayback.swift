internal import JSON

/// Everything that the answers to one question give to play, joined.
struct BilibiliPlayback {
    private(set) var videos: [VideoItem] = []
    private(set) var audios: [AudioItem] = []
    /// Seconds, as the streams say.
    private(set) var duration: Double?
    /// The longest of what is given, seconds.
    private(set) var givenDuration: Double?
    /// Whether an answer called itself a taste.
    private(set) var isTaste = false

    /// - Parameters:
    ///   - split: the answer with split streams.
    ///   - file: the answer with a file.
    /// - Throws: ``ExtractionFailure`` `paid_or_drm` where what is given is encrypted.
    init(split: JSONValue, file: JSONValue) throws(ExtractionFailure) {
        let answers = [BilibiliStreams(split), BilibiliStreams(file)]
        let pictures = answers.flatMap(\.pictures)
        let files = answers.compactMap(\.file)
        if answers.contains(where: \.isProtected) { throw ExtractionFailure(.paidOrDRM, "is_drm") }
        let frames = Dictionary(pictures.map { ($0.quality, Self.area($0.item) ?? 0) }, uniquingKeysWith: max)
        let ranked = (files + pictures).map { entry in
            // A file's frame is not given: it stands beside the picture of the same quality.
            (area: Self.area(entry.item) ?? frames[entry.quality] ?? Self.usualArea(entry.quality), item: entry.item)
        }
        videos = Self.distinct(ranked.sorted(by: Self.isBetter).map(\.item), by: \.file.url)
        audios = Self.distinct(answers.flatMap(\.sounds), by: \.file.url)
        duration = answers.lazy.compactMap(\.duration).first
        givenDuration = answers.compactMap(\.givenDuration).max()
        isTaste = answers.contains(where: \.isTaste)
    }

    /// - Parameters:
    ///   - results: the answers about split streams and about a file, one of which is enough.
    ///   - page: streams that stand in the page, for where the first answer gives none.
    /// - Throws: ``ExtractionFailure`` where neither gives anything, or an answer says that a visitor may not see it.
    static func joined(
        _ results: [Result<PageResponse, FetchFailure>],
        _ service: BilibiliRefusal.Service,
        page: JSONValue = .missing
    ) throws(ExtractionFailure) -> BilibiliPlayback {
        var failures: [ExtractionFailure] = []
        var answers: [JSONValue] = []
        for (result, name) in zip(results, ["playurl dash", "playurl file"]) {
            do throws(ExtractionFailure) {
                let payload = try BilibiliAnswer.payload(result, name, service, asked: .streams)
                if service == .episode, let refusal = BilibiliRights.refusal(payload) { throw refusal }
                // Answers about episodes wrap the streams once more.
                answers.append(payload["video_info"].kind == .object ? payload["video_info"] : payload)
            } catch {
                // What is refused as a whole may still be given as a taste: that is not the video.
                if answers.isEmpty, error.reason.isVerdict, error.reason != .notFound { throw error }
                failures.append(error)
                answers.append(.missing)
            }
        }
        let isSplitGiven = (answers.first?["dash"]["video"].count ?? 0) > 0
        let split = isSplitGiven || page.isNull ? answers.first : page
        let playback = try BilibiliPlayback(split: split ?? .missing, file: answers.dropFirst().first ?? .missing)
        guard playback.isEmpty else { return playback }
        throw failures.first(where: \.reason.isVerdict)
            ?? (failures.isEmpty
                ? .changed(missing: "playurl: dash.video, durl") : StrategyLadder.mostTelling(failures))
    }

    var isEmpty: Bool { videos.isEmpty && audios.isEmpty }

    /// Whether what is given lasts as long as the whole does, give or take what rounding and cutting cost.
    func covers(_ seconds: Double?) -> Bool {
        guard let seconds, let givenDuration else { return false }
        return givenDuration >= seconds * 0.95 - 2
    }

    private static func isBetter(_ left: (area: Int, item: VideoItem), _ right: (area: Int, item: VideoItem)) -> Bool {
        if left.area != right.area { return left.area > right.area }
        let sounds = (left.item.hasAudio ?? false, right.item.hasAudio ?? false)
        if sounds.0 != sounds.1 { return sounds.0 }
        return (left.item.bitrate ?? 0) > (right.item.bitrate ?? 0)
    }

    private static func area(_ item: VideoItem) -> Int? {
        item.width.flatMap { width in item.height.map { width * $0 } }
    }

    private static func usualArea(_ quality: Int?) -> Int {
        quality.flatMap(BilibiliQuality.usualHeight).map { $0 * $0 * 16 / 9 } ?? 0
    }

    private static func distinct<Item>(_ items: [Item], by key: (Item) -> String) -> [Item] {
        var seen: Set<String> = []
        return items.filter { seen.insert(key($0)).inserted }
    }
}
