internal import Crypto

/// One secret, and the two keys that come from it: none of them is used for two purposes.
struct LinkKey: Sendable {
    static let length = 32
    static let nonceLength = 12
    static let tagLength = 16

    /// 32 bytes.
    let secret: [UInt8]
    /// Seconds since 1970 at which the key is no longer accepted; `nil` for the current one.
    let until: Int?
    /// Has taken the key in already; copied for every link.
    private let primed: HMAC<SHA256>
    private let signing: SymmetricKey
    private let sealing: SymmetricKey

    init(secret: [UInt8], until: Int?) {
        self.secret = secret
        self.until = until
        signing = Self.derived(from: secret, for: "easydown link signature 1")
        sealing = Self.derived(from: secret, for: "easydown link seal 1")
        primed = HMAC<SHA256>(key: signing)
    }

    /// 32 bytes.
    func signature(of message: [UInt8]) -> [UInt8] {
        var code = primed
        code.update(data: message)
        return Array(code.finalize())
    }

    /// Compared in constant time: how much of a guess is right must not be seen from how long the answer takes.
    func isSignature(_ signature: [UInt8], of message: [UInt8]) -> Bool {
        HMAC<SHA256>.isValidAuthenticationCode(signature, authenticating: message, using: signing)
    }

    /// Nonce, ciphertext and tag. The nonce is random: one secret is good for 2³² links (NIST SP 800-38D, section 8.3).
    ///
    /// - Parameter parameters: what the seal is bound to; it opens beside nothing else.
    func sealed(_ message: [UInt8], boundTo parameters: [UInt8]) -> [UInt8]? {
        do {
            let box = try AES.GCM.seal(message, using: sealing, authenticating: parameters)
            return Array(box.nonce) + Array(box.ciphertext) + Array(box.tag)
        } catch {
            // Keys and nonces are of the right length by construction; without a seal there is no link.
            return nil
        }
    }

    func opened(_ seal: [UInt8], boundTo parameters: [UInt8]) -> [UInt8]? {
        guard seal.count >= Self.nonceLength + Self.tagLength else { return nil }
        do {
            let box = try AES.GCM.SealedBox(combined: seal)
            return Array(try AES.GCM.open(box, using: sealing, authenticating: parameters))
        } catch {
            // Not sealed by this key, or not beside these parameters: the caller's error says so.
            return nil
        }
    }

    private static func derived(from secret: [UInt8], for purpose: String) -> SymmetricKey {
        HKDF<SHA256>.deriveKey(
            inputKeyMaterial: SymmetricKey(data: secret),
            salt: [UInt8](),
            info: Array(purpose.utf8),
            outputByteCount: length
        )
    }
}
