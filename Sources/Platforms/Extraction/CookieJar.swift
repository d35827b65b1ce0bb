/// Cookies of one parse, by name and domain. Small and bounded; paths are not told apart (no platform here needs it).
package struct CookieJar: Sendable, Equatable {
    package struct Cookie: Sendable, Equatable {
        package let name: String
        package let value: String
        /// Lower case, without a leading dot: sent to this host and every host below it.
        package let domain: String

        package init(name: String, value: String, domain: String) {
            self.name = name
            self.value = value
            self.domain = domain
        }
    }

    package private(set) var cookies: [Cookie] = []
    private static let limit = 64
    private static let sizeLimit = 4096

    package init(_ cookies: [Cookie] = []) {
        for cookie in cookies { set(cookie) }
    }

    /// Adds a cookie, or replaces the one of the same name and domain.
    package mutating func set(_ cookie: Cookie) {
        guard cookie.name.utf8.count + cookie.value.utf8.count <= Self.sizeLimit else { return }
        cookies.removeAll { $0.name == cookie.name && $0.domain == cookie.domain }
        cookies.append(cookie)
        if cookies.count > Self.limit { cookies.removeFirst() }
    }

    /// The value of a cookie, whatever its domain; the newest counts.
    package func value(named name: String) -> String? {
        cookies.last { $0.name == name }?.value
    }

    /// The `Cookie` header for a URL; `nil` where none fits.
    package func header(for url: String) -> String? {
        guard !cookies.isEmpty, let host = Self.host(of: url) else { return nil }
        let fitting = cookies.filter { HostSuffix.matches(host: host, suffix: $0.domain) }
        guard !fitting.isEmpty else { return nil }
        return fitting.map { "\($0.name)=\($0.value)" }.joined(separator: "; ")
    }

    /// Keeps the answer's `Set-Cookie` headers. A domain that is not the host's own or above it is refused
    /// (RFC 6265, section 5.3), and so is a single label.
    package mutating func store(from response: PageResponse, requestURL: String) {
        let lines = response.headers(named: "set-cookie")
        guard !lines.isEmpty, let host = Self.host(of: requestURL) else { return }
        for line in lines {
            if let cookie = Self.parse(line, host: host) { set(cookie) }
        }
    }

    private static func parse(_ line: String, host: String) -> Cookie? {
        let parts = line.utf8.split(separator: UInt8(ascii: ";"))
        guard let pair = parts.first, let equals = pair.firstIndex(of: UInt8(ascii: "=")) else { return nil }
        let name = trimmed(pair[..<equals])
        guard !name.isEmpty else { return nil }
        var domain = host
        for attribute in parts.dropFirst() {
            guard let mark = attribute.firstIndex(of: UInt8(ascii: "=")),
                HeaderName.isSame(trimmed(attribute[..<mark]), "domain")
            else { continue }
            var wanted = trimmed(attribute[attribute.index(after: mark)...]).lowercased()
            if wanted.hasPrefix(".") { wanted.removeFirst() }
            guard wanted.contains("."), HostSuffix.matches(host: host, suffix: wanted) else { return nil }
            domain = wanted
        }
        return Cookie(name: name, value: trimmed(pair[pair.index(after: equals)...]), domain: domain)
    }

    /// Without spaces and tabs at either end.
    private static func trimmed(_ text: Substring.UTF8View) -> String {
        var text = text
        while let first = text.first, first == 0x20 || first == 0x09 { text.removeFirst() }
        while let last = text.last, last == 0x20 || last == 0x09 { text.removeLast() }
        return String(Substring(text))
    }

    private static func host(of url: String) -> String? {
        let bytes = url.utf8
        guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")), bytes[colon...].starts(with: "://".utf8) else {
            return nil
        }
        let authority = bytes[colon...].dropFirst(3).prefix {
            $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#")
        }
        guard !authority.contains(UInt8(ascii: "@")) else { return nil }
        let host = authority.prefix { $0 != UInt8(ascii: ":") }
        return host.isEmpty ? nil : String(Substring(host)).lowercased()
    }
}
