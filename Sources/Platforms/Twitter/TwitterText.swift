internal import JSON

/// A post's own text as people read it: addresses written out, the media's own address gone.
enum TwitterText {
    /// More addresses than the longest text has room for are not looked for: each costs a walk through the text.
    private static let limit = 1000

    /// - Parameters:
    ///   - urls: the shortened addresses in the text and what they stand for.
    ///   - media: the post's media, whose own address stands in the text.
    static func title(_ text: String, urls: [JSONValue], media: [JSONValue]) -> String {
        var title = text
        for url in media.prefix(limit).compactMap({ $0["url"].nonEmptyString }) {
            title = title.replacingBytes(url, with: "")
        }
        for entity in urls.prefix(limit) {
            guard let short = entity["url"].nonEmptyString, let long = entity["expanded_url"].string else { continue }
            title = title.replacingBytes(short, with: long)
        }
        for (entity, character) in [("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")] {
            title = title.replacingBytes(entity, with: character)
        }
        return title.trimmingWhitespace()
    }
}
