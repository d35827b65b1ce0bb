/// The requests of the ladders. None is signed: these are the addresses that answer any visitor.
struct BilibiliRequests {
    private static let api = "https://api.bilibili.com"
    /// Split streams of every size and codec: 16 DASH, 64 HDR, 128 4K, 256 and 512 Dolby, 1024 8K, 2048 AV1.
    private static let splitStreams = "qn=120&fnver=0&fnval=4048&fourk=1&otype=json"
    /// One file with sound, as the player of other sites gets it.
    private static let oneFile = "qn=80&fnver=0&fnval=1&otype=json&platform=html5&high_quality=1"

    /// The page that a browser would be on.
    let referer: String

    init(_ link: PostLink) { referer = link.canonicalURL }

    func page(_ address: String? = nil) -> PageRequest {
        PageRequest(
            .get,
            address ?? referer,
            headers: [
                ("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"),
                ("Accept-Language", "zh-CN,zh;q=0.9,en;q=0.8"), ("Referer", "https://www.bilibili.com/"),
                ("User-Agent", UserAgent.browser),
            ],
            platform: .bilibili
        )
    }

    /// A video's data. `id` is `BV…` or `av…`.
    func view(id: String) -> PageRequest { get("/x/web-interface/view?\(Self.video(id))") }

    /// A part's streams, then its file.
    func streams(id: String, part: String) -> [PageRequest] {
        let video = Self.video(id, number: "avid") + "&cid=\(part)"
        return [
            get("/x/player/playurl?\(video)&\(Self.splitStreams)"),
            get("/x/player/playurl?\(video)&\(Self.oneFile)"),
        ]
    }

    /// A series' data by one of its episodes (`ep…`) or itself (`ss…`).
    func series(id: String) -> PageRequest { get("/pgc/view/web/season?\(Self.part(id))") }

    /// An episode's streams, then its file.
    func episodeStreams(number: String) -> [PageRequest] {
        [
            get("/pgc/player/web/v2/playurl?ep_id=\(number)&\(Self.splitStreams)"),
            get("/pgc/player/web/playurl?ep_id=\(number)&\(Self.oneFile)"),
        ]
    }

    /// A course's data by one of its lessons (`ep…`) or itself (`ss…`).
    func course(id: String) -> PageRequest { get("/pugv/view/web/season?\(Self.part(id))") }

    /// A lesson's streams, then its file.
    func lessonStreams(number: String, video: String, part: String) -> [PageRequest] {
        let lesson = "/pugv/player/web/playurl?avid=\(video)&cid=\(part)&ep_id=\(number)"
        return [get("\(lesson)&\(Self.splitStreams)"), get("\(lesson)&\(Self.oneFile)")]
    }

    private func get(_ path: String) -> PageRequest {
        PageRequest(
            .get,
            Self.api + path,
            headers: [
                ("Accept", "application/json, text/plain, */*"), ("Accept-Language", "zh-CN,zh;q=0.9,en;q=0.8"),
                ("Referer", referer), ("User-Agent", UserAgent.browser),
            ],
            platform: .bilibili
        )
    }

    private static func video(_ id: String, number: String = "aid") -> String {
        id.hasPrefix("av") ? "\(number)=\(id.dropFirst(2))" : "bvid=\(id)"
    }

    private static func part(_ id: String) -> String {
        (id.hasPrefix("ss") ? "season_id=" : "ep_id=") + id.dropFirst(2)
    }
}
