package import Media
internal import Ledger

/// Sessions of the console: who signed in with an account token gets a cookie that stands for it.
///
/// The cookie holds the token's digest and an end, sealed; nothing is stored, any machine with the same keys takes it,
/// and it ends with the account token. No script can read it, and no other site can have it sent.
package struct Sessions: Sendable {
    /// Twelve hours.
    static let seconds: Int64 = 43_200
    /// The cookie's name.
    static let cookie = "easydown_session"
    private let seal: SecretSeal

    package init(keys: LinkKeys) { seal = SecretSeal(keys: keys, purpose: "session 1") }

    /// The `Set-Cookie` of a new session; `nil` where it cannot be sealed.
    func cookie(for digest: TokenDigest, until end: Timestamp, isSecure: Bool) -> String? {
        let time = (0..<8).map { UInt8(truncatingIfNeeded: end.milliseconds >> Int64(8 * $0)) }
        return seal.sealed(digest.bytes + time).map {
            "\(Self.cookie)=\($0); Max-Age=\(Self.seconds); \(Self.attributes(isSecure))"
        }
    }

    /// The `Set-Cookie` that ends a session in the browser.
    static func farewell(isSecure: Bool) -> String { "\(cookie)=; Max-Age=0; \(attributes(isSecure))" }

    /// The token that a request's cookie stands for, and until when; `nil` without a session, or with one that is over.
    func token(in request: APIRequest, at now: Timestamp) -> (digest: TokenDigest, until: Timestamp)? {
        guard let text = Self.value(in: request), let bytes = seal.opened(text, now: Int(now.seconds)),
            bytes.count == 40, let digest = TokenDigest(bytes: Array(bytes[..<32]))
        else { return nil }
        let time = bytes[32...].reversed().reduce(Int64(0)) { $0 << 8 | Int64($1) }
        let end = Timestamp(milliseconds: time)
        return now < end ? (digest, end) : nil
    }

    private static func attributes(_ isSecure: Bool) -> String {
        "Path=/api/; HttpOnly; SameSite=Strict" + (isSecure ? "; Secure" : "")
    }

    /// One cookie of that name, and no other: two of them are somebody's attempt.
    private static func value(in request: APIRequest) -> String? {
        let start = "\(cookie)="
        let pairs = request.headers.filter { $0.name == "cookie" }.flatMap { header in
            header.value.split(separator: ";").map { $0.drop { $0 == " " } }
        }
        let values = pairs.filter { $0.hasPrefix(start) }.map { $0.dropFirst(start.count) }
        return values.count == 1 ? String(values[0]) : nil
    }
}
