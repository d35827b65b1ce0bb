internal import JSON

/// What an answer says before its content is read: refusals, walls, the platform's codes.
enum BilibiliAnswer {
    private static let pauseAfterThrottle: Duration = .seconds(60)

    /// The content of an API's answer: what stands in `data` or `result`.
    ///
    /// - Parameter name: what the log calls the answer.
    /// - Throws: ``ExtractionFailure`` for every answer without content.
    static func payload(
        _ result: Result<PageResponse, FetchFailure>,
        _ name: String,
        _ service: BilibiliRefusal.Service,
        asked: BilibiliRefusal.Question = .data
    ) throws(ExtractionFailure) -> JSONValue {
        let response: PageResponse
        do { response = try result.get() } catch { throw ExtractionFailure(error) }
        try checkStatus(response, name)
        let root: JSONValue
        do { root = try JSONDocument(parsing: response.body).root } catch {
            try checkWall(response.body, name)
            throw ExtractionFailure(.platformChanged, "\(name): \(error)")
        }
        return try payload(root, name, service, asked: asked)
    }

    /// The same of an answer that stands in a page.
    static func payload(
        _ root: JSONValue,
        _ name: String,
        _ service: BilibiliRefusal.Service,
        asked: BilibiliRefusal.Question = .data
    ) throws(ExtractionFailure) -> JSONValue {
        guard let code = root["code"].int else { throw .changed(missing: "\(name): code") }
        let message = root["message"].string ?? ""
        if let refusal = BilibiliRefusal.of(code: code, message: message, service: service, asked: asked) {
            throw refusal
        }
        guard code == 0 else { throw ExtractionFailure(.platformChanged, "\(name): unknown code \(code)") }
        let payload = root.first("data", "result")
        guard payload.kind == .object else { throw .changed(missing: "\(name): data") }
        // A success that holds nothing but the number of a riddle.
        if payload["v_voucher"].exists, payload["dash"].isNull, payload["durl"].isNull {
            throw ExtractionFailure(.blockedByPlatform, "\(name): a check is asked for")
        }
        return payload
    }

    /// - Throws: ``ExtractionFailure`` for every page that is not the one that was asked for.
    static func check(page response: PageResponse) throws(ExtractionFailure) {
        if response.status == 404 { throw ExtractionFailure(.notFound, "page: status 404") }
        try checkStatus(response, "page")
        try checkWall(response.body, "page")
    }

    private static func checkStatus(_ response: PageResponse, _ name: String) throws(ExtractionFailure) {
        let detail = "\(name): status \(response.status)"
        switch response.status {
        case 200: return
        case 401, 403, 412: throw ExtractionFailure(.blockedByPlatform, detail)
        case 429:
            let seconds = response.header("retry-after").flatMap { Int($0) }.map {
                Duration.seconds(min(max($0, 1), 3600))
            }
            throw ExtractionFailure(.rateLimited, detail, retryAfter: seconds ?? pauseAfterThrottle)
        case 500...: throw ExtractionFailure(.platformTimeout, detail)
        default: throw ExtractionFailure(.platformChanged, detail)
        }
    }

    /// The page with a riddle comes with status 200, and so does the one that says the address is barred.
    private static func checkWall(_ body: [UInt8], _ name: String) throws(ExtractionFailure) {
        guard body.count < 20_000 else { return }
        let signs: [StaticString] = ["_riskdata_", "risk-captcha", "security control policy", "v_voucher"]
        if signs.contains(where: { ByteSearch.firstIndex(of: $0, in: body) != nil }) {
            throw ExtractionFailure(.blockedByPlatform, "\(name): a check is asked for")
        }
    }
}
