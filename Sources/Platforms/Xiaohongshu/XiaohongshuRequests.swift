/// The requests of the ladder. Both pages are asked for as a person opens them: whole headers, in the site's language.
enum XiaohongshuRequests {
    private static let accept =
        "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,image/apng,*/*;q=0.8"

    /// What a phone's browser sends.
    static let phone = headers(UserAgent.mobile)

    /// The share page, which phones see without an account.
    static func mobile(_ link: PostLink) -> PageRequest {
        page("discovery/item/\(link.id)", source: "app_share", link, phone)
    }

    /// The desktop site's page.
    static func web(_ link: PostLink) -> PageRequest {
        page("explore/\(link.id)", source: "pc_share", link, headers(UserAgent.browser))
    }

    /// The same question at the address that a redirect names.
    static func follow(_ url: String, after request: PageRequest) -> PageRequest {
        var next = request
        next.url = url
        return next
    }

    private static func page(
        _ path: String,
        source: String,
        _ link: PostLink,
        _ headers: [(name: String, value: String)]
    ) -> PageRequest {
        var url = "https://www.xiaohongshu.com/\(path)"
        if let token = link.parameters["xsec_token"] {
            url += "?xsec_token=\(PercentEncoding.encoded(token))&xsec_source=\(source)"
        }
        return PageRequest(.get, url, headers: headers, platform: .xiaohongshu)
    }

    private static func headers(_ userAgent: String) -> [(name: String, value: String)] {
        [
            ("User-Agent", userAgent), ("Accept", accept), ("Accept-Language", "zh-CN,zh;q=0.9,en;q=0.8"),
            ("Referer", "https://www.xiaohongshu.com/explore"), ("Upgrade-Insecure-Requests", "1"),
        ]
    }
}
