internal import CLibpq

/// Where a database is and how to get in: `postgres://user:password@host:port/database?sslmode=verify-full`, with all
/// that libpq knows (PostgreSQL's documentation, "Connection URIs"), several hosts included.
///
/// Its description leaves the password out. libpq's own complaints repeat what it could not read, so nothing that is
/// not well formed gets as far as libpq.
package struct PostgresAddress: Equatable, Sendable {
    /// What libpq is given. Holds the password: never logged.
    let text: String
    /// The passwords in it, as they are and as they are written: to be cut out of libpq's messages.
    private let secrets: [String]
    private let place: String

    private static let longest = 2048

    /// - Returns: `nil` for what is no such address.
    package init?(_ text: String) {
        guard let rest = Self.rest(of: text), Self.isWellFormed(rest), let options = Self.options(of: text) else {
            return nil
        }
        let ports = (options["port"] ?? "").split(separator: ",")
        guard ports.allSatisfy({ UInt16($0) != nil }) else { return nil }
        self.text = text
        secrets = Self.secrets(of: rest, options)
        let hosts = options["host"] ?? options["hostaddr"] ?? "the local socket"
        place = "\(hosts)\(options["port"].map { ":\($0)" } ?? "")/\(options["dbname"] ?? options["user"] ?? "")"
    }

    private static func rest(of text: String) -> Substring? {
        guard text.utf8.count <= longest, text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else { return nil }
        let scheme = ["postgres://", "postgresql://"].first(where: text.hasPrefix)
        return scheme.map { text.dropFirst($0.count) }
    }

    /// An `@` or `/` of a password that is not escaped would make a part of it a host, a port or a database.
    private static func isWellFormed(_ rest: Substring) -> Bool {
        let authority = rest.prefix { $0 != "/" && $0 != "?" }
        return authority.filter { $0 == "@" }.count <= 1 && !rest.dropFirst(authority.count).contains("@")
            && !rest.contains("#")
    }

    private static func options(of text: String) -> [String: String]? {
        guard let parsed = PQconninfoParse(text, nil) else { return nil }
        defer { PQconninfoFree(parsed) }
        var options: [String: String] = [:]
        var next = parsed
        while let keyword = next.pointee.keyword {
            if let value = next.pointee.val { options[String(cString: keyword)] = String(cString: value) }
            next += 1
        }
        return options
    }

    private static func secrets(of rest: Substring, _ options: [String: String]) -> [String] {
        var secrets = [options["password"], options["sslpassword"]].compactMap { $0 }
        let user = rest.prefix { $0 != "/" && $0 != "?" }.split(separator: "@", omittingEmptySubsequences: false)
        if user.count == 2, let colon = user[0].firstIndex(of: ":") {
            secrets.append(String(user[0][user[0].index(after: colon)...]))
        }
        return secrets.filter { !$0.isEmpty }.sorted { $0.utf8.count > $1.utf8.count }
    }

    /// A message of libpq in one line, without the passwords.
    func redacted(_ message: String) -> String {
        var line = message.split(whereSeparator: \.isNewline).joined(separator: "; ")
        for secret in secrets {
            line = line.split(separator: secret, omittingEmptySubsequences: false).joined(separator: "…")
        }
        return line
    }
}

extension PostgresAddress: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Hosts, ports and database.
    package var description: String { place }
    package var debugDescription: String { place }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
