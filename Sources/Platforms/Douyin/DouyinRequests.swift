/// The requests of the ladder.
enum DouyinRequests {
    private static let detail = "https://www.douyin.com/aweme/v1/web/aweme/detail/"
    private static let json = "application/json, text/plain, */*"
    private static let html = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
    private static let language = (name: "Accept-Language", value: "zh-CN,zh;q=0.9")

    /// As the site's embedded player asks; without its name as the referer, visitors get nothing.
    static func embeddedDetail(id: String) -> PageRequest {
        get(
            "\(detail)?aweme_id=\(id)&aid=6383",
            [
                ("User-Agent", UserAgent.browser), ("Accept", json), language,
                ("Referer", "https://open.douyin.com/"), ("Origin", "https://open.douyin.com"),
                ("Sec-Fetch-Dest", "empty"), ("Sec-Fetch-Mode", "cors"), ("Sec-Fetch-Site", "same-site"),
            ]
        )
    }

    /// As the site itself asks, for a guest or for the operator's account.
    static func guestDetail(id: String) -> PageRequest {
        get(
            "\(detail)?aweme_id=\(id)&aid=6383&device_platform=webapp&channel=channel_pc_web&request_source=0",
            [
                ("User-Agent", UserAgent.browser), ("Accept", json), language,
                ("Referer", "https://www.douyin.com/"),
            ]
        )
    }

    /// Makes a guest.
    static let registration: PageRequest = {
        let body =
            #"{"region":"cn","aid":1768,"needFid":false,"service":"www.douyin.com","#
            + #""migrate_info":{"ticket":"","source":"node"},"cbUrlProtocol":"https","union":true}"#
        return PageRequest(
            .post,
            "https://ttwid.bytedance.com/ttwid/union/register/",
            headers: [("User-Agent", UserAgent.browser), ("Accept", json), ("Content-Type", "application/json")],
            body: Array(body.utf8),
            platform: .douyin
        )
    }()

    /// - Parameter forNotes: image notes are told only to those who ask so; videos to those who do not.
    static func slidesInfo(id: String, forNotes: Bool) -> PageRequest {
        get(
            "https://www.iesdouyin.com/web/api/v2/aweme/slidesinfo/?aweme_ids=%5B\(id)%5D"
                + (forNotes ? "&request_source=200" : ""),
            [
                ("User-Agent", UserAgent.mobile), ("Accept", json), language,
                ("Referer", "https://www.iesdouyin.com/"),
            ]
        )
    }

    static func selectionPage(id: String) -> PageRequest {
        get(
            "https://jingxuan.douyin.com/m/video/\(id)",
            [("User-Agent", UserAgent.mobile), ("Accept", html), language]
        )
    }

    static func sharePage(_ link: PostLink) -> PageRequest {
        get(
            "https://www.iesdouyin.com/share/\(link.kind == .photo ? "note" : "video")/\(link.id)/",
            [("User-Agent", UserAgent.mobile), ("Accept", html), language]
        )
    }

    /// Two bytes of a file: whether it is there, and what it is.
    static func firstBytes(of url: DouyinMediaURL) -> PageRequest {
        get(
            url.text,
            [
                ("User-Agent", UserAgent.browser), ("Accept", "*/*"), ("Range", "bytes=0-1"),
                ("Referer", "https://www.douyin.com/"),
            ]
        )
    }

    private static func get(_ url: String, _ headers: [(name: String, value: String)]) -> PageRequest {
        PageRequest(.get, url, headers: headers, platform: .douyin)
    }
}
