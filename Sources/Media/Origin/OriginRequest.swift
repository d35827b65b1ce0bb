package import Platforms

/// A GET request to a media host.
package struct OriginRequest: Sendable {
    /// An absolute http or https URL that has been judged.
    package var url: String
    package var headers: [(name: String, value: String)]
    /// Whose egress the request uses.
    package var platform: PlatformID
    /// Which of the platform's ways out is taken.
    package var egress: Int

    package init(url: String, headers: [(name: String, value: String)], platform: PlatformID, egress: Int = 0) {
        self.url = url
        self.headers = headers
        self.platform = platform
        self.egress = egress
    }
}
