internal import JSON

/// What an answer of the site is before anything of a post is read.
enum WeiboAnswer {
    case json(JSONValue)
    /// The guest's cookies are missing or too old; the failure counts where new ones do not help.
    case visitorWanted(ExtractionFailure)

    /// - Parameter rung: for the log.
    init(_ response: PageResponse, on rung: String) throws(ExtractionFailure) {
        switch response.status {
        case 200, 400: self = try Self.read(response, rung)
        case 300..<400: self = try Self.judge(location: response.header("location") ?? "", rung)
        case 401, 403, 414, 418, 432:
            throw ExtractionFailure(.blockedByPlatform, "\(rung): status \(response.status)")
        case 429: throw ExtractionFailure(.rateLimited, "\(rung): status 429", retryAfter: Self.wait(response))
        case 500...: throw ExtractionFailure(.platformTimeout, "\(rung): status \(response.status)")
        default: throw ExtractionFailure(.platformChanged, "\(rung): status \(response.status)")
        }
    }

    /// The answer of a rung that has no visitor to renew.
    func withoutVisitor() throws(ExtractionFailure) -> JSONValue {
        switch self {
        case .json(let root): return root
        case .visitorWanted(let failure): throw failure
        }
    }

    private static func read(_ response: PageResponse, _ rung: String) throws(ExtractionFailure) -> Self {
        let root: JSONValue
        do { root = try JSONDocument(parsing: response.body).root } catch {
            guard response.body.first(where: { $0 > 0x20 }) == UInt8(ascii: "<") else {
                throw ExtractionFailure(.platformChanged, "\(rung): \(error)")
            }
            return try judge(page: response.body, rung)
        }
        if [root["ok"], root["errno"]].contains(where: { $0.int == -100 }) {
            return .visitorWanted(ExtractionFailure(.loginRequired, "\(rung): ok -100"))
        }
        if response.status == 400, root["mid"].isNull, root["data"].isNull {
            throw WeiboRefusal.of(answer: root) ?? ExtractionFailure(.notFound, "\(rung): status 400")
        }
        return .json(root)
    }

    /// A page of the site where none was asked for, or one without the post.
    static func judge(page: [UInt8], _ rung: String) throws(ExtractionFailure) -> Self {
        let title = ByteSearch.text(in: page, between: "<title>", and: "</title>", limit: 400) ?? ""
        if title.contains("Sina Visitor System") || title.contains("新浪访客系统") {
            return .visitorWanted(ExtractionFailure(.blockedByPlatform, "\(rung): Sina Visitor System"))
        }
        if title.contains("出错了") || title.contains("不存在") {
            let said = ByteSearch.text(in: page, between: "h5-4con\">", and: "<", limit: 400) ?? title
            throw ExtractionFailure(WeiboRefusal.of(message: said) ?? .notFound, "\(rung): \(said.prefix(60))")
        }
        throw ExtractionFailure(.blockedByPlatform, "\(rung): a page titled \(title.prefix(60))")
    }

    private static func judge(location: String, _ rung: String) throws(ExtractionFailure) -> Self {
        let target = location.prefix { $0 != "?" }.prefix(200).lowercased()
        if target.contains("passport.weibo."), target.contains("/visitor") {
            return .visitorWanted(ExtractionFailure(.blockedByPlatform, "\(rung): redirect to the visitor system"))
        }
        if target.contains("login") || target.contains("/signin") {
            return .visitorWanted(ExtractionFailure(.loginRequired, "\(rung): redirect to \(target.prefix(80))"))
        }
        throw ExtractionFailure(.blockedByPlatform, "\(rung): redirect to \(target.prefix(80))")
    }

    /// Seconds that the site asks to wait, at most an hour.
    static func wait(_ response: PageResponse) -> Duration? {
        response.header("retry-after").flatMap { Int($0) }.map { .seconds(min(max(1, $0), 3600)) }
    }
}
