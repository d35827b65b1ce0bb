internal import JSON

/// One way to become a visitor.
struct WeiboVisitorMint: Sendable {
    let run: @Sendable (Session) throws(ExtractionFailure) -> WeiboVisitor.Pair

    /// The short way first: one request instead of two.
    static let usual = [short, long]

    private static let base = "https://passport.weibo.com/visitor"
    private static let entry = base + "/visitor?entry=miniblog&a=enter&url=https%3A%2F%2Fweibo.com%2F&domain=weibo.com"
    private static let headers: [(name: String, value: String)] = [
        ("Accept", "*/*"), ("Origin", "https://passport.weibo.com"), ("Referer", entry),
        ("User-Agent", UserAgent.browser),
    ]

    /// Asks for a visitor; the answer holds the cookies, or only a ticket where the site wants to know more.
    private static let short = WeiboVisitorMint { session throws(ExtractionFailure) in
        let request = WeiboRequests.form(
            base + "/genvisitor2",
            [
                ("cb", "visitor_gray_callback"), ("ver", "20250916"), ("tid", ""), ("from", "weibo"),
                ("webdriver", "false"), ("return_url", "https://weibo.com/"),
            ],
            headers: headers
        )
        return try cookies(in: try session.send(request), of: request, "genvisitor2")
    }

    /// Asks for a ticket with a description of a browser, then changes it for the cookies.
    private static let long = WeiboVisitorMint { session throws(ExtractionFailure) in
        let request = WeiboRequests.form(
            base + "/genvisitor",
            [
                ("cb", "gen_callback"),
                (
                    "fp",
                    #"{"os":"1","browser":"Chrome142,0,0,0","fonts":"undefined","screenInfo":"1920*1080*24","plugins":""}"#
                ),
            ],
            headers: headers
        )
        let ticket = try data(of: try session.send(request), "genvisitor")
        guard let tid = ticket["tid"].nonEmptyString, tid.utf8.count <= 400 else {
            throw .changed(missing: "genvisitor data.tid")
        }
        let confidence = String(min(max(0, ticket["confidence"].int ?? 100), 100))
        let change = WeiboRequests.get(
            base + "/visitor?a=incarnate&t=\(PercentEncoding.encoded(tid))&w=\(ticket["new_tid"].bool == true ? 3 : 2)"
                + "&c=\(String(repeating: "0", count: 3 - confidence.utf8.count))\(confidence)"
                + "&gc=&cb=cross_domain&from=weibo&_rand=0.\(Int.random(in: 1_000_000..<9_999_999))",
            headers
        )
        return try cookies(in: try session.send(change), of: change, "incarnate")
    }

    private static func cookies(
        in response: PageResponse,
        of request: PageRequest,
        _ step: String
    ) throws(ExtractionFailure) -> WeiboVisitor.Pair {
        let data = try data(of: response, step)
        if let pair = WeiboVisitor.Pair(sub: data["sub"].string, subp: data["subp"].string) { return pair }
        var jar = CookieJar()
        jar.store(from: response, requestURL: request.url)
        if let pair = WeiboVisitor.Pair(sub: jar.value(named: "SUB"), subp: jar.value(named: "SUBP")) { return pair }
        throw ExtractionFailure(.blockedByPlatform, "\(step): no data.sub (retcode \(retcode(in: response.body)))")
    }

    /// The `data` of a script such as `window.f && f({"retcode":20000000,"data":{…}});`.
    private static func data(of response: PageResponse, _ step: String) throws(ExtractionFailure) -> JSONValue {
        switch response.status {
        case 200: break
        case 429: throw ExtractionFailure(.rateLimited, "\(step): status 429", retryAfter: WeiboAnswer.wait(response))
        case 500...: throw ExtractionFailure(.platformTimeout, "\(step): status \(response.status)")
        default: throw ExtractionFailure(.blockedByPlatform, "\(step): status \(response.status)")
        }
        return root(of: response.body)["data"]
    }

    private static func retcode(in body: [UInt8]) -> String {
        root(of: body)["retcode"].int.map { String($0) } ?? "none"
    }

    private static func root(of body: [UInt8]) -> JSONValue {
        guard let open = body.firstIndex(of: UInt8(ascii: "(")), let close = body.lastIndex(of: UInt8(ascii: ")")),
            open < close
        else { return .missing }
        do { return try JSONDocument(parsing: Array(body[(open + 1)..<close])).root } catch { return .missing }
    }
}
