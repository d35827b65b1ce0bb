internal import COpenSSL
internal import Glibc

/// A connection's bytes, in TLS or plain: its first byte tells.
final class ByteStream {
    private let descriptor: Int32
    private let tls: OpaquePointer?

    /// What a TLS handshake record begins with (RFC 8446, section 5.1).
    private static let handshake: UInt8 = 0x16

    /// - Returns: `nil` where nothing came, or the handshake failed.
    init?(_ descriptor: Int32, authority: OpaquePointer) {
        var first: UInt8 = 0
        guard recv(descriptor, &first, 1, Int32(MSG_PEEK)) == 1 else { return nil }
        self.descriptor = descriptor
        if first == Self.handshake {
            guard let tls = ed_tls_accept(authority, descriptor) else { return nil }
            self.tls = tls
        } else {
            tls = nil
        }
    }

    deinit {
        if let tls { ed_tls_close(tls) }
    }

    /// Some bytes; `nil` at the end.
    func read() -> [UInt8]? {
        var buffer = [UInt8](repeating: 0, count: 16_384)
        let count = tls.map { ed_tls_read($0, &buffer, buffer.count) } ?? recv(descriptor, &buffer, buffer.count, 0)
        return count > 0 ? Array(buffer[..<count]) : nil
    }

    func write(_ bytes: [UInt8]) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBufferPointer { buffer in
                tls.map { ed_tls_write($0, buffer.baseAddress, buffer.count) }
                    ?? send(descriptor, buffer.baseAddress, buffer.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }
}
