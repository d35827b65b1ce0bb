package import Platforms

/// All that a stream needs to know of its request: judged, opened, and ready to be asked for.
package struct StreamPlan: Sendable {
    package let platform: PlatformID
    package let rules: MediaRules
    package var address: MediaAddress
    package var conditions: ClientConditions
    /// Whether only the head is wanted. It is never asked for by HEAD, which CDNs refuse.
    package var isHead: Bool
    /// Of the parse, or the operator's.
    package var cookies: CookieJar
    /// Which of the platform's ways out is taken.
    package var egress: Int
    package var disposition: Disposition
    /// The name offered for saving; completed by an extension where only the media host tells the type.
    package var filename: String?
    package var isSigned: Bool
    /// Whether a fresh address can be had by parsing the post again.
    package var canParseAgain: Bool

    package init(
        platform: PlatformID,
        rules: MediaRules,
        address: MediaAddress,
        conditions: ClientConditions = .none,
        isHead: Bool = false,
        cookies: CookieJar = CookieJar(),
        egress: Int = 0,
        disposition: Disposition = .attachment,
        filename: String? = nil,
        isSigned: Bool = false,
        canParseAgain: Bool = false
    ) {
        self.platform = platform
        self.rules = rules
        self.address = address
        self.conditions = conditions
        self.isHead = isHead
        self.cookies = cookies
        self.egress = egress
        self.disposition = disposition
        self.filename = filename
        self.isSigned = isSigned
        self.canParseAgain = canParseAgain
    }

    /// Whether the address is a playlist's by its name. Such a file is never asked for in parts: it is rewritten whole.
    var isPlaylist: Bool {
        let path = address.url.utf8.prefix { $0 != UInt8(ascii: "?") }
        return HeaderText.equal(path.suffix(5), ".m3u8")
    }
}
