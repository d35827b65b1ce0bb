/// The code in a post's address, and the number that it spells.
struct InstagramShortcode: Equatable {
    /// As it stood in the link.
    let text: String

    /// What a link to a post of a private account has behind the code.
    private static let keyLength = 28

    init(_ text: String) { self.text = text }

    /// Whether the link carries the key of a private post.
    var hasPrivateKey: Bool { text.utf8.count > Self.keyLength }

    /// The code alone: eleven characters today, fewer for the oldest posts.
    var code: String { hasPrivateKey ? String(text.dropLast(Self.keyLength)) : text }

    /// The media id: the code read as a number of base 64, most significant character first; `nil` where it does not
    /// fit 64 bits.
    var mediaID: UInt64? {
        var number: UInt64 = 0
        for character in code.utf8 {
            guard let digit = Base64.value(of: character) else { return nil }
            let (product, overflow) = number.multipliedReportingOverflow(by: 64)
            guard !overflow else { return nil }
            number = product | UInt64(digit)
        }
        return number
    }

    /// Whether an answer's code is the one that was asked for.
    func matches(_ code: String?) -> Bool { code == text || code == self.code }
}
