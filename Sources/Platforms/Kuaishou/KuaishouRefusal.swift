internal import JSON

/// What the numbers and words of an answer without a post mean.
enum KuaishouRefusal {
    /// In order: the first group with a word in the message decides.
    private static let words: [(FailureReason, [String])] = [
        (.blockedByPlatform, ["captcha", "antispam", "验证码", "滑块"]),
        (.rateLimited, ["频繁"]),
        (.private, ["仅自己可见", "隐私", "私密", "仅好友"]),
        (.loginRequired, ["登录"]),
        (.paidOrDRM, ["付费", "购买"]),
        (.regionRestricted, ["地区"]),
        (.notFound, ["不存在", "删除", "下架", "违规"]),
    ]

    /// - Parameter answer: an object with `result` other than 1.
    static func of(_ answer: JSONValue) -> ExtractionFailure {
        let message = answer.first("error_msg", "errorMsg", "msg", "message").string ?? ""
        return of(result: answer["result"].int, message: message)
    }

    static func of(result: Int?, message: String) -> ExtractionFailure {
        let message = message.prefix(500).lowercased()
        let detail = "result \(result.map { String($0) } ?? "?"): \(message.prefix(60))"
        for (reason, words) in words where words.contains(where: { message.contains($0) }) {
            return ExtractionFailure(reason, detail)
        }
        switch result {
        // 2: a marked address or an unlikely browser; 50: no signature; 2001, 400002: a captcha is due.
        case 2, 50, 2001, 400_002: return ExtractionFailure(.blockedByPlatform, detail)
        case 109: return ExtractionFailure(.loginRequired, detail)
        case 223, .some(20_000...29_999): return ExtractionFailure(.notFound, detail)
        default: break
        }
        if message.contains("参数") { return ExtractionFailure(.platformChanged, detail) }
        // Words for people come with what concerns the post; the guard in front of the site uses none.
        let isForPeople = message.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }
        return ExtractionFailure(isForPeople ? .notFound : .blockedByPlatform, detail)
    }
}
