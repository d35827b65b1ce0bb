/// The requests of the ladder: a phone's browser on the share pages, a computer's on the desktop site.
struct KuaishouRequests {
    let link: PostLink

    static let desktop = "https://www.kuaishou.com"
    static let graphQLAddress = "\(desktop)/graphql"

    // With less than this the site was seen to leave the post out of the page.
    private static let pageTypes = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
    private static let language = "zh-CN,zh;q=0.9"

    var sharePage: PageRequest {
        let token = link.parameters[KuaishouLinks.shareToken].map { "?shareToken=\(PercentEncoding.encoded($0))" } ?? ""
        return phonePage("https://v.m.chenzhongtech.com/fw/photo/\(link.id)\(token)")
    }

    var shareMirror: PageRequest { phonePage("https://m.gifshow.com/fw/photo/\(link.id)") }

    /// What the share page's own program asks for; not signed.
    var shareAPI: PageRequest {
        PageRequest(
            .post,
            "https://c.kuaishou.com/rest/wd/ugH5App/photo/simple/info",
            headers: [
                ("User-Agent", UserAgent.mobile), ("Accept", "application/json, text/plain, */*"),
                ("Content-Type", "application/json"), ("Referer", "https://c.kuaishou.com/fw/photo/\(link.id)"),
            ],
            body: Array("{\"photoId\":\"\(link.id)\"}".utf8),
            platform: .kuaishou
        )
    }

    var desktopPage: PageRequest {
        PageRequest(
            .get,
            "\(Self.desktop)/short-video/\(link.id)",
            headers: [
                ("User-Agent", UserAgent.browser), ("Accept", Self.pageTypes), ("Accept-Language", Self.language),
                ("Referer", "\(Self.desktop)/"),
            ],
            platform: .kuaishou
        )
    }

    var graphQL: PageRequest {
        let variables = "{\"photoId\":\"\(link.id)\",\"page\":\"detail\"}"
        return PageRequest(
            .post,
            Self.graphQLAddress,
            headers: [
                ("User-Agent", UserAgent.browser), ("Accept", "*/*"), ("Accept-Language", Self.language),
                ("Content-Type", "application/json"), ("Origin", Self.desktop),
                ("Referer", "\(Self.desktop)/short-video/\(link.id)"),
            ],
            body: Array(
                "{\"operationName\":\"visionVideoDetail\",\"variables\":\(variables),\"query\":\"\(Self.query)\"}".utf8
            ),
            platform: .kuaishou
        )
    }

    private static let query = """
        query visionVideoDetail($photoId: String, $type: String, $page: String, $webPageArea: String) \
        { visionVideoDetail(photoId: $photoId, type: $type, page: $page, webPageArea: $webPageArea) \
        { status type author { id name } photo { id duration caption coverUrl photoUrl timestamp \
        manifest { adaptationSet { id duration representation { id backupUrl url height width avgBitrate maxBitrate \
        qualityType qualityLabel frameRate hidden } } } manifestH265 photoH265Url videoResource } } }
        """

    private func phonePage(_ url: String) -> PageRequest {
        PageRequest(
            .get,
            url,
            headers: [
                ("User-Agent", UserAgent.mobile), ("Accept", Self.pageTypes), ("Accept-Language", Self.language),
                ("Referer", "https://v.kuaishou.com/"),
            ],
            platform: .kuaishou
        )
    }
}
