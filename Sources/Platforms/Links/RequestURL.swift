/// Judges an address before a request is made to it: parsers of addresses differ, so only what all of them read the same
/// way is let through.
package enum RequestURL {
    /// - Returns: `nil` where the address is plain http or https without user info, on the scheme's port, without
    ///   spaces, control characters or backslashes; else what is wrong with it.
    package static func refusal(of url: String) -> String? {
        let bytes = Array(url.utf8)
        guard url.hasPrefix("https://") || url.hasPrefix("http://") else { return "not an http address" }
        guard let authority = Authority(bytes[...]), authority.isPlain else { return "not a plain host" }
        guard authority.rest.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") }) else {
            return "an address with unsafe characters"
        }
        return nil
    }
}
