internal import Foundation
internal import Platforms

extension Configuration {
    /// Reads the settings: first the files that `EASYDOWN_CONFIG` and `EASYDOWN_SECRETS` name, then the environment,
    /// which wins.
    ///
    /// - Throws: ``ConfigurationError`` for the first setting that is unknown or senseless.
    init(environment: [String: String]) throws(ConfigurationError) {
        self.init()
        for file in Self.files.compactMap({ environment[$0] }) where !file.isEmpty { try read(file: file) }
        for (name, value) in environment.sorted(by: { $0.key < $1.key }) where Self.isSetting(name) {
            try read(name: name, value: value)
        }
    }

    /// The files of settings, in the order in which they are read: the second may be another's to read, and a systemd
    /// credential.
    private static let files = ["EASYDOWN_CONFIG", "EASYDOWN_SECRETS"]

    /// Names in `EASYDOWN_` are settings, but for the names of the settings files and what the parent hands over.
    private static func isSetting(_ name: String) -> Bool {
        name.hasPrefix("EASYDOWN_") && !files.contains(name) && !name.hasPrefix("EASYDOWN_INTERNAL_")
    }

    private mutating func read(file: String) throws(ConfigurationError) {
        let text: String
        do { text = try String(contentsOfFile: file, encoding: .utf8) } catch {
            throw .unreadable(file: file, reason: error.localizedDescription)
        }
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        for (number, line) in lines.enumerated() {
            let line = line[...].trimmed
            if line.isEmpty || line.hasPrefix("#") { continue }
            guard let equals = line.firstIndex(of: "=") else { throw .malformed(file: file, line: number + 1) }
            let name = line[..<equals].trimmed
            try read(name: name, value: line[line.index(after: equals)...].trimmed)
        }
    }

    mutating func read(name: String, value: String) throws(ConfigurationError) {
        if let setting = Setting.all.first(where: { $0.name == name }) {
            guard setting.read(value, &self) else {
                throw .invalid(name: name, value: setting.isSecret ? "…" : value, expected: setting.expected)
            }
        } else if let platform = try Self.platform(of: name, after: "EASYDOWN_PROXY_") {
            proxies[platform] = try Self.proxies(value, name)
        } else if name == "EASYDOWN_PROXY" {
            proxies["*"] = try Self.proxies(value, name)
        } else if let platform = try Self.platform(of: name, after: "EASYDOWN_COOKIES_") {
            cookieFiles[platform] = value.split(separator: ",").map { $0.trimmed }
        } else if let platform = try Self.platform(of: name, after: "EASYDOWN_PACE_") {
            paces[platform] = .some(try Self.pace(value, name))
        } else if let platform = try Self.platform(of: name, after: "EASYDOWN_DOCTOR_") {
            doctorLinks[platform] = value
        } else {
            throw .unknown(name: name, closest: Self.closest(to: name))
        }
    }

    /// Addresses of proxies; credentials in them are the operator's and are not shown in messages.
    private static func proxies(_ text: String, _ name: String) throws(ConfigurationError) -> [String] {
        let addresses = text.split(separator: ",").map { $0.trimmed }
        let schemes = ["http://", "https://", "socks5h://"]
        for address in addresses {
            guard let scheme = schemes.first(where: address.hasPrefix), address.count > scheme.count else {
                throw .invalid(
                    name: name,
                    value: "…",
                    expected: "http://, https:// or socks5h:// and a host, commas between"
                )
            }
        }
        return addresses
    }

    /// `2/10`: posts a second and at once; `off` for no limit.
    private static func pace(_ text: String, _ name: String) throws(ConfigurationError) -> Rate? {
        if text == "off" { return nil }
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let rate = Double(parts[0]), (0.001...1000).contains(rate), let burst = Int(parts[1]),
            (1...10_000).contains(burst)
        else { throw .invalid(name: name, value: text, expected: "RATE/BURST, as 2/10, or off") }
        return Rate(perSecond: rate, burst: burst)
    }

    private static func platform(of name: String, after prefix: String) throws(ConfigurationError) -> String? {
        guard name.hasPrefix(prefix) else { return nil }
        let platform = name.dropFirst(prefix.count).lowercased()
        guard Catalogue.standard[PlatformID(rawValue: platform)] != nil else {
            throw .unknown(name: name, closest: nil)
        }
        return platform
    }

    /// The setting whose name shares the longest start with `name`.
    private static func closest(to name: String) -> String? {
        Setting.all.map(\.name).max { $0.commonPrefix(with: name).count < $1.commonPrefix(with: name).count }
    }
}
