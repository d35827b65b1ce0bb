/// A secret that a caller shows: `ed_live_`, `ed_test_` or `ed_acct_`, 32 random bytes in base62 (43 characters), and
/// the CRC-32 of all before it in base62 (six characters), so that a typo is refused without a look-up.
package struct Token: Sendable {
    /// What a token opens.
    package enum Kind: String, CaseIterable, Sendable {
        case live = "ed_live_"
        case test = "ed_test_"
        case account = "ed_acct_"
    }

    package let kind: Kind
    /// The whole token. Shown once, never stored, never logged.
    package let text: String

    private static let secretBytes = 32
    private static let secretLength = 43
    private static let checksumLength = 6

    /// Makes a token from the system's secure random numbers.
    package init(making kind: Kind) {
        var random = SystemRandomNumberGenerator()
        self.init(kind: kind, secret: (0..<Self.secretBytes).map { _ in UInt8.random(in: 0...255, using: &random) })
    }

    init(kind: Kind, secret: [UInt8]) {
        let start = kind.rawValue + Base62.text(secret, width: Self.secretLength)
        self.kind = kind
        text = start + Self.checksum(of: start)
    }

    /// Reads a token that a caller sent.
    ///
    /// - Returns: `nil` for everything that this program cannot have made: another prefix, length or alphabet, a wrong
    ///   checksum.
    package init?(parsing text: String) {
        guard let kind = Kind.allCases.first(where: { text.hasPrefix($0.rawValue) }),
            text.utf8.count == kind.rawValue.utf8.count + Self.secretLength + Self.checksumLength,
            text.utf8.dropFirst(kind.rawValue.utf8.count).allSatisfy(Base62.contains)
        else { return nil }
        let start = String(text.dropLast(Self.checksumLength))
        guard Self.checksum(of: start) == text.suffix(Self.checksumLength) else { return nil }
        self.kind = kind
        self.text = text
    }

    /// What is stored in its place.
    package var digest: TokenDigest { TokenDigest(of: text) }

    private static func checksum(of start: String) -> String {
        let value = CRC32.checksum(start.utf8)
        return Base62.text((0..<4).map { UInt8(truncatingIfNeeded: value >> (24 - 8 * $0)) }, width: checksumLength)
    }
}

extension Token: CustomStringConvertible, CustomDebugStringConvertible {
    /// Never the secret: a token that ends up in a log by accident says only its kind.
    package var description: String { "\(kind.rawValue)…" }
    package var debugDescription: String { description }
}
