/// The requests of the ladder. One browser's identity all through.
struct InstagramRequests {
    let code: InstagramShortcode

    private static let origin = "https://www.instagram.com"
    /// The web app's own number, as its pages state it.
    private static let appID = "936619743392459"
    private static let queryID = "27130156389949648"
    private static let queryName = "PolarisLoggedOutDesktopWWWPostRootContentQuery"

    private static let browser: [(name: String, value: String)] = [
        ("User-Agent", UserAgent.browser),
        ("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8"),
        ("Accept-Language", "en-US,en;q=0.9"),
    ]

    private var address: String { "\(Self.origin)/p/\(code.text)/" }

    var permalink: PageRequest {
        page(
            address,
            Self.browser + [("Sec-Fetch-Dest", "document"), ("Sec-Fetch-Mode", "navigate"), ("Sec-Fetch-Site", "none")]
        )
    }

    var embed: PageRequest {
        page(
            address + "embed/captioned/",
            Self.browser + [
                ("Sec-Fetch-Dest", "iframe"), ("Sec-Fetch-Mode", "navigate"), ("Sec-Fetch-Site", "cross-site"),
            ]
        )
    }

    var home: PageRequest { page("\(Self.origin)/", Self.browser) }

    func ruling(mediaID: UInt64) -> PageRequest {
        page(
            "\(Self.origin)/api/v1/web/get_ruling_for_content/?content_type=MEDIA&target_id=\(mediaID)",
            api + [("Accept", "*/*")]
        )
    }

    func query(mediaID: UInt64, token: String, csrf: String?) -> PageRequest {
        let fields = [
            ("lsd", token), ("fb_api_caller_class", "RelayModern"), ("fb_api_req_friendly_name", Self.queryName),
            ("server_timestamps", "true"), ("variables", "{\"media_id\":\"\(mediaID)\"}"), ("doc_id", Self.queryID),
        ]
        let body = fields.map { "\($0.0)=\(PercentEncoding.encoded($0.1))" }.joined(separator: "&")
        var headers =
            api + [
                ("Accept", "*/*"), ("Content-Type", "application/x-www-form-urlencoded"),
                ("X-FB-Friendly-Name", Self.queryName), ("X-FB-LSD", token), ("X-Requested-With", "XMLHttpRequest"),
            ]
        if let csrf { headers.append(("X-CSRFToken", csrf)) }
        return PageRequest(
            .post,
            "\(Self.origin)/api/graphql",
            headers: headers,
            body: Array(body.utf8),
            platform: .instagram
        )
    }

    /// What the web application asks for people who are logged in; their cookies come from the session.
    func info(mediaID: UInt64, csrf: String?) -> PageRequest {
        var headers = api + [("Accept", "*/*"), ("X-Requested-With", "XMLHttpRequest")]
        if let csrf { headers.append(("X-CSRFToken", csrf)) }
        return page("\(Self.origin)/api/v1/media/\(mediaID)/info/", headers)
    }

    private var api: [(name: String, value: String)] {
        [
            ("User-Agent", UserAgent.browser), ("Accept-Language", "en-US,en;q=0.9"), ("X-IG-App-ID", Self.appID),
            ("X-ASBD-ID", "359341"), ("X-IG-WWW-Claim", "0"), ("Origin", Self.origin), ("Referer", address),
            ("Sec-Fetch-Dest", "empty"), ("Sec-Fetch-Mode", "cors"), ("Sec-Fetch-Site", "same-origin"),
        ]
    }

    private func page(_ url: String, _ headers: [(name: String, value: String)]) -> PageRequest {
        PageRequest(.get, url, headers: headers, platform: .instagram)
    }
}
