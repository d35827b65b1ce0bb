/// What the site's refusals mean, whether they come as an address, as a code or as a sentence.
enum XiaohongshuRefusal {
    /// The page that a redirect leads to; `nil` where it is none of the site's refusals.
    static func of(_ url: LinkURL) -> ExtractionFailure? {
        let code = (url.queryValue("error_code") ?? url.queryValue("errorCode")).flatMap { Int($0) }
        let message = url.queryValue("error_msg") ?? url.queryValue("errorMsg") ?? url.queryValue("verifyMsg")
        switch url.word(0) {
        case "login": return ExtractionFailure(.loginRequired, "a redirect to the log-in page")
        case "website-login":
            return url.word(1) == "error" ? of(code: code, message: message) ?? blocked(code) : blocked(code)
        case "404" where isWall(url): return wall(code, message)
        case "404":
            return of(code: code, message: message) ?? ExtractionFailure(.notFound, "a redirect to the 404 page")
        case "explore" where url.path.count == 1:
            return ExtractionFailure(.loginRequired, "a redirect to the feed, which asks visitors to log in")
        case nil: return ExtractionFailure(.notFound, "a redirect to the home page")
        default: break
        }
        let isCheck = url.queryValue("verifyUuid") != nil || url.queryValue("verifyType") != nil
        return isCheck ? blocked(code) : nil
    }

    /// A code with its sentence; `nil` where neither says what is wrong. What a sentence says of the note itself counts
    /// before the code, which is the same for notes that are gone and notes that are hidden.
    static func of(code: Int?, message: String?) -> ExtractionFailure? {
        let sentence = message.map { String($0.prefix(500)) } ?? ""
        let detail = "error_code \(code.map(String.init) ?? "none")"
        let bySentence = reason(of: sentence)
        if bySentence == .private { return ExtractionFailure(.private, detail) }
        return (reason(of: code) ?? bySentence).map { ExtractionFailure($0, detail) }
    }

    /// The title of a page that holds no note; `nil` where it says nothing.
    static func of(title: String) -> ExtractionFailure? {
        reason(of: title).map { ExtractionFailure($0, "the page's title") }
    }

    private static let cannotBeViewed = 300_031

    /// `/404/sec_…`, or the page that shows it.
    private static func isWall(_ url: LinkURL) -> Bool {
        url.word(1)?.hasPrefix("sec_") == true || url.queryValue("source")?.contains("/404/sec_") == true
    }

    /// The wall gives the code of notes that cannot be viewed, whatever note was asked for: that says nothing of the note.
    private static func wall(_ code: Int?, _ message: String?) -> ExtractionFailure {
        guard let told = of(code: code, message: message) else { return blocked(code) }
        return code == cannotBeViewed && told.reason == .notFound ? blocked(code) : told
    }

    private static func blocked(_ code: Int?) -> ExtractionFailure {
        ExtractionFailure(.blockedByPlatform, "a check of visitors, error_code \(code.map(String.init) ?? "none")")
    }

    private static func reason(of code: Int?) -> FailureReason? {
        switch code {
        case cannotBeViewed, -510_000, -510_001: .notFound
        case 300_013: .rateLimited
        case 300_011, 300_012, 300_015, 300_017, 461, 471: .blockedByPlatform
        case -100, -101, -104: .loginRequired
        default: nil
        }
    }

    /// Words of the site's sentences, the more telling ones first.
    private static let words: [(needle: StaticString, reason: FailureReason)] = [
        ("私密", .private), ("仅作者可见", .private), ("仅自己可见", .private), ("因用户设置", .private),
        ("频繁", .rateLimited), ("频次", .rateLimited), ("滑动太", .rateLimited),
        ("安全验证", .blockedByPlatform), ("安全限制", .blockedByPlatform), ("验证码", .blockedByPlatform),
        ("存在风险", .blockedByPlatform), ("访问链接异常", .blockedByPlatform), ("账号异常", .blockedByPlatform),
        ("Security Verification", .blockedByPlatform), ("captcha", .blockedByPlatform),
        ("页面不见了", .notFound), ("无法浏览", .notFound), ("不存在", .notFound), ("删除", .notFound),
        ("失效", .notFound), ("因违规", .notFound), ("Isn't Available", .notFound), ("登录", .loginRequired),
        ("APP 内查看", .loginRequired),
    ]

    private static func reason(of sentence: String) -> FailureReason? {
        let bytes = Array(sentence.utf8)
        return words.first { ByteSearch.firstIndex(of: $0.needle, in: bytes) != nil }?.reason
    }
}
