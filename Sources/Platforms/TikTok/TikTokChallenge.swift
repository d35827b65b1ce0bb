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
        guard page.count <= Self.sizeLimit,
            let task = Self.value(of: "id=\"cs\" class=\"", in: page),
            let name = Self.value(of: "id=\"wci\" class=\"", in: page), Self.isCookieText(name), !name.isEmpty,
            let bytes = Base64.decoded(task)
        else { return nil }
        do { self.task = try JSONDocument(parsing: bytes).root } catch { return nil }
        answerName = name
        let other = (
            name: Self.value(of: "id=\"rci\" class=\"", in: page) ?? "",
            value: Self.value(of: "id=\"rs\" class=\"", in: page) ?? ""
        )
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
        var digits = [UInt8(ascii: "0")]
        for number in 0...tries {
            var hash = start
            hash.update(data: digits)
            if hash.finalize().withUnsafeBytes({ $0.elementsEqual(wanted) }) { return number }
            countOn(&digits)
        }
        return nil
    }

    /// The next number, in decimal: a text made anew for each of so many would cost more than its hash.
    private static func countOn(_ digits: inout [UInt8]) {
        for place in digits.indices.reversed() {
            guard digits[place] == UInt8(ascii: "9") else {
                digits[place] += 1
                return
            }
            digits[place] = UInt8(ascii: "0")
        }
        digits.insert(UInt8(ascii: "1"), at: 0)
    }

    /// The class of an element: `<p id="cs" class="…">`.
    private static func value(of element: StaticString, in page: [UInt8]) -> String? {
        guard let start = ByteSearch.firstIndex(of: element, in: page).map({ $0 + element.utf8CodeUnitCount }) else {
            return nil
        }
        return String(decoding: page[start...].prefix { $0 != UInt8(ascii: "\"") }, as: UTF8.self)
    }

    private static func isCookieText(_ text: String) -> Bool {
        text.utf8.count <= 4096
            && text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: ";") && $0 != UInt8(ascii: ",") }
    }
}
