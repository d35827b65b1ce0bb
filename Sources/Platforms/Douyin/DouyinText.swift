internal import JSON

/// A post's own words.
enum DouyinText {
    private static let limit = 10_000
    /// What long texts end with where the site cuts them.
    private static let cut = "版本过低，升级后可展示全部信息"

    static func title(of item: JSONValue) -> String {
        let text = title(item["desc"].string)
        guard text.hasSuffix(cut) else { return text }
        let whole = title(sharedText(item))
        return whole.isEmpty ? title(String(text.dropLast(cut.count))) : whole
    }

    static func title(_ text: String?) -> String { String((text ?? "").prefix(limit)).trimmingWhitespace() }

    /// The whole text stands in what is shared of the post, behind the site's own slogan: `#…#`.
    private static func sharedText(_ item: JSONValue) -> String {
        let text = item["share_info"]["share_desc_info"].string ?? ""
        guard text.hasPrefix("#"), let end = text.prefix(60).dropFirst().firstIndex(of: "#") else { return text }
        return String(text[text.index(after: end)...])
    }
}
