package import Platforms

/// A fresh address for the same rendition, by a new parse.
package struct FreshMedia: Sendable, Equatable {
    package let url: String
    package let cookies: CookieJar
    package let egress: Int

    package init(url: String, cookies: CookieJar, egress: Int) {
        self.url = url
        self.cookies = cookies
        self.egress = egress
    }
}
