/// A post's text as people read it.
enum WeiboText {
    private static let limit = 20_000
    /// Written behind every post by the site itself.
    private static let zeroWidthSpace: Character = "\u{200B}"

    /// - Parameters:
    ///   - text: plain text; entities stand in it for the characters that HTML reserves.
    ///   - ownLinks: shortened addresses of the post's own media; one at the end says nothing to a reader.
    static func plain(_ text: String, ownLinks: [String] = []) -> String {
        // Walking a text by characters is dear: most have nothing to cut.
        var title = text.utf8.count <= limit ? text : String(text.prefix(limit))
        if title.containsBytes("\u{200B}") { title = title.filter { $0 != zeroWidthSpace } }
        title = title.trimmingWhitespace()
        for link in ownLinks where !link.isEmpty && title.hasSuffix(link) {
            title = String(title.dropLast(link.count)).trimmingWhitespace()
        }
        return title
    }

    /// - Parameter html: what the mobile site and the video pages give: links, pictures of emotions, line breaks.
    static func plain(html: String) -> String {
        var text = ""
        var rest = html.prefix(limit * 4)
        while let open = rest.utf8.firstIndex(of: UInt8(ascii: "<")) {
            text += rest[..<open]
            guard let close = rest[open...].utf8.firstIndex(of: UInt8(ascii: ">")) else {
                rest = ""
                break
            }
            text += written(tag: rest[open...close])
            rest = rest[rest.utf8.index(after: close)...]
        }
        var title = plain(unescaped(text + rest))
        // The link to the whole text stands where the mobile site cuts it.
        if title.hasSuffix("全文") { title = String(title.dropLast(2)).trimmingWhitespace() }
        return title
    }

    /// A line break, or the name of an emotion: `[裂开]`.
    private static func written(tag: Substring) -> String {
        if tag.hasPrefix("<br") { return "\n" }
        guard tag.hasPrefix("<img"), let start = tag.firstRange(of: "alt=")?.upperBound, start < tag.endIndex else {
            return ""
        }
        let quote = tag[start]
        guard quote == "\"" || quote == "'" else { return String(tag[start...].prefix { $0 != " " && $0 != ">" }) }
        return String(tag[tag.index(after: start)...].prefix { $0 != quote })
    }

    static func unescaped(_ text: String) -> String {
        var text = text
        for (entity, character) in [
            ("&quot;", "\""), ("&#39;", "'"), ("&#039;", "'"), ("&apos;", "'"), ("&nbsp;", " "), ("&lt;", "<"),
            ("&gt;", ">"), ("&amp;", "&"),
        ] where text.containsBytes("&") {
            text = text.replacingBytes(entity, with: character)
        }
        return text
    }
}

/// An instant as the site writes it: `Wed Jun 10 15:10:14 +0800 2026`.
enum WeiboTime {
    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

    /// - Returns: seconds since 1970; `nil` for any other form.
    static func seconds(_ text: String?) -> Int? {
        guard let text, text.utf8.count < 64 else { return nil }
        let words = text.split(separator: " ")
        guard words.count == 6, let month = months.firstIndex(where: { $0 == words[1] }), let zone = offset(words[4])
        else { return nil }
        let local = CivilTime.seconds(year: Int(words[5]), month: month + 1, day: Int(words[2]), clock: words[3])
        return local.map { $0 - zone }
    }

    /// Seconds east of Greenwich: `+0800`.
    private static func offset(_ text: Substring) -> Int? {
        guard text.utf8.count == 5, let sign = text.first, sign == "+" || sign == "-",
            let digits = Int(text.dropFirst()), (0...1500).contains(digits)
        else { return nil }
        let seconds = digits / 100 * 3600 + digits % 100 * 60
        return sign == "-" ? -seconds : seconds
    }
}
