internal import Crypto

/// SHA-256 of a token or a body: what is stored and compared in place of the thing itself.
package struct TokenDigest: Hashable, Sendable {
    /// 32 bytes.
    package let bytes: [UInt8]

    package init(of bytes: some Sequence<UInt8>) {
        self.bytes = Array(SHA256.hash(data: Array(bytes)))
    }

    package init(of text: String) { self.init(of: text.utf8) }

    /// - Parameter bytes: 32 bytes read from a store; `nil` for any other length.
    package init?(bytes: [UInt8]) {
        guard bytes.count == 32 else { return nil }
        self.bytes = bytes
    }
}
