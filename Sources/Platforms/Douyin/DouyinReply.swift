internal import JSON

/// An answer of the site, sorted by what it is before it is read.
enum DouyinReply {
    /// - Parameter rung: names the strategy in the failure's detail.
    static func json(_ response: PageResponse, on rung: String) throws(ExtractionFailure) -> JSONValue {
        let body = try body(of: response, on: rung)
        guard body.first(where: { !isSpace($0) }) == UInt8(ascii: "{") else {
            throw ExtractionFailure(.blockedByPlatform, "\(rung): no JSON")
        }
        do { return try JSONDocument(parsing: body).root } catch {
            throw ExtractionFailure(.platformChanged, "\(rung): \(error)")
        }
    }

    static func page(_ response: PageResponse, on rung: String) throws(ExtractionFailure) -> [UInt8] {
        let body = try body(of: response, on: rung)
        let title = ByteSearch.text(in: body, between: "<title>", and: "</title>", limit: 400) ?? ""
        if title.contains("验证码") { throw ExtractionFailure(.blockedByPlatform, "\(rung): a captcha page") }
        return body
    }

    /// Why a page has not the script it should have: walls are told by their words.
    static func absence(of name: String, in page: [UInt8], on rung: String) -> ExtractionFailure {
        let walls: [StaticString] = ["captcha", "byted_acrawler", "ArgusSecurityPlugin", "抱歉出错了", "请尝试在抖音内观看"]
        guard walls.contains(where: { ByteSearch.firstIndex(of: $0, in: page) != nil }) else {
            return .changed(missing: "\(rung): \(name)")
        }
        return ExtractionFailure(.blockedByPlatform, "\(rung): a page of checks")
    }

    private static func body(of response: PageResponse, on rung: String) throws(ExtractionFailure) -> [UInt8] {
        let detail = "\(rung): status \(response.status)"
        switch response.status {
        case 200: break
        case 300..<400, 401, 403: throw ExtractionFailure(.blockedByPlatform, detail)
        case 429: throw ExtractionFailure(.rateLimited, detail, retryAfter: wait(response))
        case 500...: throw ExtractionFailure(.platformTimeout, detail)
        default: throw ExtractionFailure(.platformChanged, detail)
        }
        // By far the most frequent refusal.
        guard response.body.contains(where: { !isSpace($0) }) else {
            throw ExtractionFailure(.blockedByPlatform, "\(rung): an empty answer")
        }
        return response.body
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

    /// Seconds that the site asks to wait, at most an hour.
    private static func wait(_ response: PageResponse) -> Duration? {
        response.header("retry-after").flatMap { Int($0) }.map { .seconds(min(max(1, $0), 3600)) }
    }
}
