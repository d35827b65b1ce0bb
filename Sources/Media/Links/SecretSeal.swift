/// Seals small values that the service hands out and wants back unread and unchanged, with the same secrets as links:
/// any machine with the same key file opens them, and nothing is stored.
package struct SecretSeal: Sendable {
    private let keys: LinkKeys
    private let purpose: [UInt8]

    /// - Parameter purpose: what is sealed for one purpose opens for no other.
    package init(keys: LinkKeys, purpose: String) {
        self.keys = keys
        self.purpose = Array("easydown \(purpose)".utf8)
    }

    /// Base64url, fit for a cookie; `nil` where the value cannot be sealed.
    package func sealed(_ value: [UInt8]) -> String? {
        keys.current.sealed(value, boundTo: purpose).map(Base64URL.encoded)
    }

    /// - Parameter now: seconds since 1970; a key whose end has come opens nothing.
    /// - Returns: `nil` for whatever was not sealed here, or not for this purpose.
    package func opened(_ text: String, now: Int) -> [UInt8]? {
        guard text.utf8.count <= 1024, let seal = Base64URL.decoded(text) else { return nil }
        for key in keys.keys where key.until.map({ now < $0 }) ?? true {
            if let value = key.opened(seal, boundTo: purpose) { return value }
        }
        return nil
    }
}
