/// A secret that a caller shows: `ed_live_`, `ed_test_` or `ed_acct_`, 32 random bytes in base62 (43 characters), and
/// a checksum of six characters, so that a typo is refused without a look-up.
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

    init(kind: Kind, text: String) {
        self.kind = kind
        self.text = text
    }

    /// What is stored in its place.
    package var digest: TokenDigest { TokenDigest(of: text) }
}
