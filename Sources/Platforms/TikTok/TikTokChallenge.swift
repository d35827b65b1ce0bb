internal import Crypto
internal import JSON

/// The page that TikTok shows instead of a post until the visitor's browser has done a small computation: find the
/// number whose hash is the given one. No riddle for people, and no secret is broken: it is what the page's own script
/// does for everybody, bounded to a million tries.
struct TikTokChallenge {
    private let task: JSONValue
    private let answerName: String
    private let second: (name: String, value: String)?

    private static let tries = 1_000_000
    /// Bytes; the page is about 1.4 KB, a post's page several hundred.
    private static let sizeLimit = 32_768

    /// - Returns: `nil` where the page is no such challenge.
    init?(_ page: [UInt8]) {
        guard page.count <= Self.sizeLimit, let task = Self.value(of: "cs", in: page),
            let name = Self.value(of: "wci", in: page), Self.isCookieText(name), !name.isEmpty,
            let bytes = Base64.decoded(task)
        else { return nil }
        do { self.task = try JSONDocument(parsing: bytes).root } catch { return nil }
        answerName = name
        let other = (name: Self.value(of: "rci", in: page) ?? "", value: Self.value(of: "rs", in: page) ?? "")
        let isUsable = !other.name.isEmpty && !other.value.isEmpty
        second = isUsable && Self.isCookieText(other.name) && Self.isCookieText(other.value) ? other : nil
    }

    /// The cookies that carry the answer; `nil` where no number within bounds fits.
    func cookies() -> [CookieJar.Cookie]? {
        guard let prefix = task["v"]["a"].string.flatMap(Base64.decoded),
            let wanted = task["v"]["c"].string.flatMap(Base64.decoded), wanted.count == 32,
            let number = Self.number(prefix: prefix, wanted: wanted)
        else { return nil }
        let answered = JSONNode.object(
            task.members.map { JSONMember($0.key, $0.value.node) }
                + [JSONMember("d", .string(Base64.encoded(Array(String(number).utf8))))]
        )
        let first = CookieJar.Cookie(name: answerName, value: Base64.encoded(answered.bytes), domain: "tiktok.com")
        guard let second else { return [first] }
        return [first, CookieJar.Cookie(name: second.name, value: second.value, domain: "tiktok.com")]
    }

    private static func number(prefix: [UInt8], wanted: [UInt8]) -> Int? {
        var start = SHA256()
        start.update(data: prefix)
        for number in 0...tries {
            var hash = start
            hash.update(data: Array(String(number).utf8))
            if hash.finalize().elementsEqual(wanted) { return number }
        }
        return nil
    }

    /// The class of the element with an id: `<p id="cs" class="…">`.
    private static func value(of id: String, in page: [UInt8]) -> String? {
        let text = String(decoding: page, as: UTF8.self)
        guard let start = text.utf8.firstRange(of: "id=\"\(id)\" class=\"".utf8)?.upperBound else { return nil }
        return String(text[start...].prefix { $0 != "\"" })
    }

    private static func isCookieText(_ text: String) -> Bool {
        text.utf8.count <= 4096
            && text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: ";") && $0 != UInt8(ascii: ",") }
    }
}
