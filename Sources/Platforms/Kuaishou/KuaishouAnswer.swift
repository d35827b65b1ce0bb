internal import JSON

/// What an answer of Kuaishou says before its content is read.
enum KuaishouAnswer {
    private static let refusalLimit = 16_384

    /// - Parameter isPage: whether a 404 speaks of the post; where it does not, the call itself is gone.
    /// - Throws: ``ExtractionFailure`` for every status but 200.
    static func check(_ response: PageResponse, isPage: Bool) throws(ExtractionFailure) {
        let detail = "status \(response.status)"
        switch response.status {
        case 200: return
        case 404, 410: throw ExtractionFailure(isPage ? .notFound : .platformChanged, detail)
        case 429:
            let seconds = response.header("retry-after").flatMap { Int($0) }
            throw ExtractionFailure(
                .rateLimited,
                detail,
                retryAfter: seconds.flatMap { $0 > 0 ? .seconds(min($0, 86_400)) : nil }
            )
        case 300..<400, 401, 403, 500...: throw ExtractionFailure(.blockedByPlatform, detail)
        default: throw ExtractionFailure(.platformChanged, detail)
        }
    }

    /// An answer that is JSON as a whole.
    static func json(_ response: PageResponse, _ name: String) throws(ExtractionFailure) -> JSONValue {
        do { return try JSONDocument(parsing: response.body).root } catch { throw .changed(missing: "JSON in \(name)") }
    }

    /// Why a page holds no state: it is a refusal in JSON, or asks for a captcha.
    static func failure(ofPageWithout name: String, _ response: PageResponse) -> ExtractionFailure {
        let body = response.body
        if body.count <= refusalLimit, let answer = object(body), answer["result"].int != nil, answer["result"].int != 1
        {
            return KuaishouRefusal.of(answer)
        }
        func says(_ text: StaticString) -> Bool { ByteSearch.firstIndex(of: text, in: body) != nil }
        if says("captcha.zt.kuaishou.com") || says("kwai-captcha") || says("滑块") || says("captchaConfig") {
            return ExtractionFailure(.blockedByPlatform, "a captcha page")
        }
        return .changed(missing: name)
    }

    private static func object(_ body: [UInt8]) -> JSONValue? {
        do {
            let root = try JSONDocument(parsing: body).root
            return root.kind == .object ? root : nil
        } catch { return nil }
    }
}
