/// Names of accounts and keys: a prefix and 16 random characters of base62. No secret.
package enum Identifier {
    package static func account() -> String { make("acct_") }
    package static func key() -> String { make("key_") }
    package static func request() -> String { make("req_") }

    private static func make(_ prefix: String) -> String {
        var random = SystemRandomNumberGenerator()
        let characters = (0..<16).map { _ in Base62.alphabet.randomElement(using: &random) ?? UInt8(ascii: "0") }
        return prefix + String(decoding: characters, as: UTF8.self)
    }
}
