internal import JSON

/// What stands in place of a post, as a reason.
enum DouyinRefusal {
    /// In order: the first group with a part of the word decides.
    private static let parts: [(FailureReason, [String])] = [
        (.private, ["self_see", "part_see", "friend_see"]),
        (.regionRestricted, ["geo", "foreign", "cross_border"]),
        // A story of the day: the web never shows it to visitors.
        (.loginRequired, ["story_25_filter"]),
    ]

    /// The site's word for why a post is filtered out; words that are not known are ways of being gone.
    static func of(filterReason word: String) -> ExtractionFailure {
        let reason = parts.first { $0.1.contains { word.contains($0) } }?.0 ?? .notFound
        return ExtractionFailure(reason, "filter_reason \(word.prefix(60))")
    }

    /// An answer without a post.
    ///
    /// - Parameter path: where the post should have stood.
    static func of(answer root: JSONValue, missing path: String) -> ExtractionFailure {
        if let word = root["filter_detail"]["filter_reason"].nonEmptyString { return of(filterReason: word) }
        if let word = root["filter_list"][0]["filter_reason"].nonEmptyString { return of(filterReason: word) }
        switch root["status_code"].int {
        case 2053: return ExtractionFailure(.notFound, "status_code 2053")
        case .some(let code) where code != 0:
            return ExtractionFailure(.blockedByPlatform, "\(path): status_code \(code)")
        default: return .changed(missing: path)
        }
    }

    /// Why a post that is there has no media; `nil` where it says nothing of that.
    static func of(item: JSONValue) -> ExtractionFailure? {
        let status = item["status"]
        if status["is_delete"].bool == true || status["is_prohibited"].bool == true {
            return ExtractionFailure(.notFound, "status.is_delete, .is_prohibited")
        }
        for key in ["private_status", "part_see"] {
            if let value = status[key].int, value != 0 { return ExtractionFailure(.private, "status.\(key) \(value)") }
        }
        if isPaid(item) { return ExtractionFailure(.paidOrDRM, "a price, and no address") }
        if item["aweme_type"].int == 101 || item["room"].kind == .object {
            return ExtractionFailure(.live, "a room that is live")
        }
        return nil
    }

    /// Both objects stand in ordinary posts too, with nothing in them.
    private static func isPaid(_ item: JSONValue) -> Bool {
        let series = item["series_paid_info"]
        if let price = series["item_price"].int, price > 0, series["series_paid_status"].int == 0 { return true }
        let market = item["entertainment_product_info"]["market_info"]
        guard market["limit_free"]["in_free"].bool != true else { return false }
        return ["price", "item_price"].contains { (market[$0].int ?? 0) > 0 }
    }
}
