/// The requests of the ladder.
enum WeiboRequests {
    private static let desktop = "https://weibo.com"
    private static let mobile = "https://m.weibo.cn"
    private static let videoHost = "https://h5.video.weibo.com"
    private static let json = "application/json, text/plain, */*"

    /// A post by its number in either spelling.
    static func status(id: String) -> PageRequest {
        get(
            "\(desktop)/ajax/statuses/show?id=\(id)&isGetLongText=true",
            [
                ("Accept", json), ("Referer", "\(desktop)/"), ("X-Requested-With", "XMLHttpRequest"),
                ("User-Agent", UserAgent.browser),
            ]
        )
    }

    /// A video by its object, as the desktop site's player asks for it.
    static func component(object: String) -> PageRequest {
        component(
            "\(desktop)/tv/api/component",
            page: "/tv/show/\(object)",
            referer: "\(desktop)/tv/show/\(object)",
            userAgent: UserAgent.browser,
            object: object
        )
    }

    /// A video by its object, as the mobile site's player asks for it.
    static func mobileComponent(object: String) -> PageRequest {
        component(
            "\(videoHost)/api/component",
            page: "/show/\(object)",
            referer: "\(videoHost)/show/\(object)",
            userAgent: UserAgent.mobile,
            object: object
        )
    }

    static func mobileStatus(id: String) -> PageRequest {
        get(
            "\(mobile)/statuses/show?id=\(id)",
            [
                ("Accept", json), ("MWeibo-Pwa", "1"), ("X-Requested-With", "XMLHttpRequest"),
                ("Referer", "\(mobile)/detail/\(id)"), ("User-Agent", UserAgent.mobile),
            ]
        )
    }

    static func mobilePage(id: String) -> PageRequest {
        get(
            "\(mobile)/status/\(id)",
            [("Accept", "text/html,application/xhtml+xml"), ("User-Agent", UserAgent.mobile)]
        )
    }

    /// - Parameter fields: in order; the values are encoded here.
    static func form(
        _ url: String,
        _ fields: [(String, String)],
        headers: [(name: String, value: String)]
    ) -> PageRequest {
        let body = fields.map { "\($0.0)=\(PercentEncoding.encoded($0.1))" }.joined(separator: "&")
        return PageRequest(
            .post,
            url,
            headers: headers + [("Content-Type", "application/x-www-form-urlencoded")],
            body: Array(body.utf8),
            platform: .weibo
        )
    }

    static func get(_ url: String, _ headers: [(name: String, value: String)]) -> PageRequest {
        PageRequest(.get, url, headers: headers, platform: .weibo)
    }

    private static func component(
        _ url: String,
        page: String,
        referer: String,
        userAgent: String,
        object: String
    ) -> PageRequest {
        form(
            "\(url)?page=\(PercentEncoding.encoded(page))",
            [("data", #"{"Component_Play_Playinfo":{"oid":"\#(object)"}}"#)],
            headers: [("Accept", json), ("Referer", referer), ("User-Agent", userAgent)]
        )
    }
}
