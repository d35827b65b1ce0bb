internal import JSON

/// What stands in place of a post, as a reason.
enum WeiboRefusal {
    /// In order: the first group with a word in the text decides.
    private static let words: [(FailureReason, [String])] = [
        (.notFound, ["微博不存在", "已被作者删除", "已被删除", "用户不存在"]),
        (.private, ["查看权限", "仅粉丝可见", "作者设置了", "作者已设置", "根据博主设置"]),
        (.rateLimited, ["过于频繁", "操作频繁", "频次过高"]),
        (.regionRestricted, ["所在地区", "所在的地区"]),
        (.loginRequired, ["请先登录", "至手机客户端"]),
        (.blockedByPlatform, ["请求非法"]),
        (.platformTimeout, ["系统繁忙"]),
    ]

    /// The reason in a sentence that the site wrote itself; `nil` where it says nothing known.
    static func of(message: String) -> FailureReason? {
        words.first { $0.1.contains { message.contains($0) } }?.0
    }

    /// An answer without a post: `{"ok":0,"message":"该微博不存在","error_code":20101}`; `nil` where nothing known
    /// is said.
    static func of(answer root: JSONValue) -> ExtractionFailure? {
        let code = root.first("error_code", "errno").int
        let message = root.first("message", "msg", "error").string ?? ""
        let detail = "error \(code.map { String($0) } ?? "–"): \(message.prefix(60))"
        switch code {
        case 20101, 20003: return ExtractionFailure(.notFound, detail)
        case 20112: return ExtractionFailure(.private, detail)
        case 10022, 10023, 10024: return ExtractionFailure(.rateLimited, detail)
        default: break
        }
        if let reason = of(message: message) { return ExtractionFailure(reason, detail) }
        if root["ok"].int == 0, root["http_code"].int == 400 { return ExtractionFailure(.notFound, "http_code 400") }
        return nil
    }

    /// Why a post that is there has no media.
    ///
    /// - Parameter text: what stands in the post; sentences of the site stand there too, and are short.
    static func ofEmpty(_ status: JSONValue, text: String) -> ExtractionFailure {
        if status["deleted"].identifier == "1" || status["deleted"].bool == true {
            return ExtractionFailure(.notFound, "deleted")
        }
        if isOfTheSite(status, text), let reason = of(message: text), reason.isVerdict || reason == .loginRequired {
            return ExtractionFailure(reason, "text: \(text.prefix(40))")
        }
        if let type = status["visible"]["type"].int, type != 0 {
            return ExtractionFailure(.private, "visible.type \(type)")
        }
        if isSet(status["is_paid"]) || isSet(status["isSinglePayAudio"]) {
            return ExtractionFailure(.paidOrDRM, "paid, without an address")
        }
        return ExtractionFailure(.noMedia, "no media")
    }

    /// Whether a text is one of the site's short sentences and not an author's own words.
    private static func isOfTheSite(_ status: JSONValue, _ text: String) -> Bool {
        guard text.utf8.count <= 240 else { return false }
        return status["user"].isNull || ["抱歉", "该", "此", "根据"].contains { text.hasPrefix($0) }
    }

    /// A flag, whichever way it is written: `true`, 1, "1".
    static func isSet(_ value: JSONValue) -> Bool { value.bool ?? (value.int == 1) }
}
