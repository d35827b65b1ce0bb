/// What a platform's media hosts are and what they want to be sent.
package struct MediaRules: Sendable, Equatable {
    /// Host suffixes of the platform's CDN: `googlevideo.com` stands for itself and every name below it.
    package let hostSuffixes: [String]
    /// Sent with every media request.
    package let referer: String
    /// Sent where the CDN asks for it (YouTube).
    package let origin: String?
    /// Hosts to which the cookie of a parse, or the operator's, may be sent with a media request.
    package let cookieHostSuffixes: [String]
    /// The query parameter of a media URL that carries its expiry, as documented in the platform's dossier.
    package let expiryParameter: String?
    /// Bytes that the CDN hands out at full speed in one answer; `nil` where it has no such bound.
    package let window: Int?

    package init(
        hostSuffixes: [String],
        referer: String,
        origin: String? = nil,
        cookieHostSuffixes: [String] = [],
        expiryParameter: String? = nil,
        window: Int? = nil
    ) {
        self.hostSuffixes = hostSuffixes
        self.referer = referer
        self.origin = origin
        self.cookieHostSuffixes = cookieHostSuffixes
        self.expiryParameter = expiryParameter
        self.window = window
    }

    /// Whether `host` (lower case, no trailing dot) is one of the platform's media hosts.
    package func covers(host: String) -> Bool {
        hostSuffixes.contains { HostSuffix.matches(host: host, suffix: $0) }
    }

    /// The headers that a caller must send to fetch a media URL by itself.
    package func recommendedHeaders(userAgent: String = UserAgent.browser) -> [String: String] {
        var headers = ["Referer": referer, "User-Agent": userAgent]
        headers["Origin"] = origin
        return headers
    }
}
