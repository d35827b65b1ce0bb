package import Platforms

/// The headers of a request to a media host: the platform's own, the cookies meant for that host, and what the caller
/// asks of the file. Nothing else of the caller goes there.
package struct UpstreamHeaders: Sendable {
    package let fields: [(name: String, value: String)]

    /// The most that is sent in one `Cookie` header, as browsers limit it.
    private static let mostCookieBytes = 8192

    /// - Parameters:
    ///   - address: where this very request goes; made anew for every redirect, so cookies stay where they belong.
    ///   - cookies: of the parse, or the operator's.
    package init(
        rules: MediaRules,
        address: MediaAddress,
        cookies: CookieJar = CookieJar(),
        conditions: ClientConditions = .none
    ) {
        let recommended = rules.recommendedHeaders()
        var fields: [(name: String, value: String)] = []
        // In this order, whatever the dictionary's: the same request is the same bytes.
        for name in ["User-Agent", "Referer", "Origin"] {
            guard let value = recommended[name], HeaderText.isSane(value) else { continue }
            fields.append((name, value))
        }
        fields += [("Accept", "*/*"), ("Accept-Encoding", "identity")]
        if let cookie = Self.cookie(of: cookies, for: address, rules) { fields.append(("Cookie", cookie)) }
        self.fields = fields + conditions.headers
    }

    /// Over https only, and only to hosts that the platform's rules name.
    private static func cookie(of jar: CookieJar, for address: MediaAddress, _ rules: MediaRules) -> String? {
        func covers(_ suffix: String) -> Bool { HostSuffix.matches(host: address.host, suffix: suffix) }
        guard address.isSecure, rules.cookieHostSuffixes.contains(where: covers) else { return nil }
        var header = ""
        for cookie in jar.cookies where !cookie.domain.isEmpty && covers(cookie.domain) && isSane(cookie) {
            let pair = "\(cookie.name)=\(cookie.value)"
            guard header.utf8.count + pair.utf8.count + 2 <= mostCookieBytes else { continue }
            header += header.isEmpty ? pair : "; \(pair)"
        }
        return header.isEmpty ? nil : header
    }

    /// Nothing that could begin another cookie or another header (RFC 6265, section 4.1.1, but for spaces, commas and
    /// quotes in values, which browsers send).
    private static func isSane(_ cookie: CookieJar.Cookie) -> Bool {
        !cookie.name.isEmpty
            && cookie.name.utf8.allSatisfy { (0x21...0x7E).contains($0) && !"=;,\"".utf8.contains($0) }
            && cookie.value.utf8.allSatisfy { (0x20...0x7E).contains($0) && $0 != UInt8(ascii: ";") }
    }
}
