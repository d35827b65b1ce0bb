internal import Platforms

/// The secrets that links are signed with: the current one, and those before it that are still accepted.
///
///     # comment
///     k3yk3yk3yk3yk3yk3yk3yk3yk3yk3yk3yk3yk3yk3yk
///     0ldk3y0ldk3y0ldk3y0ldk3y0ldk3y0ldk3y0ldk3y0 until 2026-11-23T08:05:00Z
///
/// Every machine that shall serve a link has the same file.
package struct LinkKeys: Sendable {
    private static let mostKeys = 16
    private static let mostBytes = 65_536
    /// Ten years, in seconds.
    private static let longestGrace = 315_360_000

    /// The current one first, the others as they stand in the file, those whose end has passed included.
    let keys: [LinkKey]
    let current: LinkKey

    /// Reads the file: one key a line, 32 bytes in base64url without padding; behind it ` until ` and an instant, for
    /// one that is only accepted. Lines that are empty or begin with `#` say nothing.
    ///
    /// - Throws: ``LinkKeysError``, which names the line.
    package init(text: String) throws(LinkKeysError) {
        guard text.utf8.count <= Self.mostBytes else { throw .tooLong }
        var current: LinkKey?
        var others: [LinkKey] = []
        let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        for (place, line) in lines.enumerated() {
            guard let key = try Self.key(in: line, number: place + 1) else { continue }
            let known = (current.map { [$0] } ?? []) + others
            guard known.count < Self.mostKeys else { throw .tooLong }
            guard !known.contains(where: { $0.secret == key.secret }) else { throw .repeated(line: place + 1) }
            if key.until != nil {
                others.append(key)
            } else {
                guard current == nil else { throw .secondCurrentKey(line: place + 1) }
                current = key
            }
        }
        guard let current else { throw .noCurrentKey }
        self.current = current
        keys = [current] + others
    }

    /// A fresh secret as it stands in the file.
    package static func newKey() -> String {
        var random = SystemRandomNumberGenerator()
        return Base64URL.encoded((0..<LinkKey.length).map { _ in UInt8.random(in: .min ... .max, using: &random) })
    }

    /// The text of a new file: a fresh current key, the old one with an end, and those whose end has not come.
    ///
    /// - Parameters:
    ///   - now: seconds since 1970.
    ///   - graceSeconds: how long links of the old key are still served; none where it is not above 0, ten years at most.
    package func rotated(now: Int, graceSeconds: Int) -> String {
        let end = now + min(max(0, graceSeconds), Self.longestGrace)
        let old = [LinkKey(secret: current.secret, until: end)] + keys.dropFirst()
        // A file holds so many and no more; the oldest stand last.
        let lines = old.compactMap { key -> String? in
            guard let until = key.until, until > now else { return nil }
            return "\(Base64URL.encoded(key.secret)) until \(RFC3339.text(seconds: until))\n"
        }
        return "# Secrets that media links are signed with. Keep them as you keep passwords.\n\(Self.newKey())\n"
            + lines.prefix(Self.mostKeys - 1).joined()
    }

    private static func key(
        in line: Substring.UTF8View,
        number: Int
    ) throws(LinkKeysError) -> LinkKey? {
        let words = line.split { HeaderText.isSpace($0) || $0 == UInt8(ascii: "\r") }.map { String(Substring($0)) }
        guard let first = words.first, !first.hasPrefix("#") else { return nil }
        guard let secret = Base64URL.decoded(first), secret.count == LinkKey.length else { throw .key(line: number) }
        guard words.count > 1 else { return LinkKey(secret: secret, until: nil) }
        guard words.count == 3, words[1] == "until", let until = RFC3339.seconds(words[2])
        else { throw .end(line: number) }
        return LinkKey(secret: secret, until: until)
    }
}

extension LinkKeys: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// How many there are; never what they are, in no log and no dump.
    package var description: String { "LinkKeys(\(keys.count))" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
