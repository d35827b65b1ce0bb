/// A web address taken apart strictly: only what a single-post link can look like gets this far.
///
/// http or https, no user info, the scheme's default port, a plain ASCII host name of letters, digits, hyphens and
/// dots in lower case. A bare host without a scheme reads as https.
package struct LinkURL: Sendable, Equatable {
    /// Lower case, without a trailing dot.
    package let host: String
    /// The path's segments, percent-decoded, without empty ones: `/a//b/` is `["a", "b"]`.
    package let path: [String]
    /// The query's pairs in order, percent-decoded.
    package let query: [(name: String, value: String)]
    /// The fragment, percent-decoded; empty where there is none.
    package let fragment: String

    package init(host: String, path: [String], query: [(name: String, value: String)], fragment: String = "") {
        self.host = host
        self.path = path
        self.query = query
        self.fragment = fragment
    }

    /// The first value of a query parameter; names are compared exactly.
    package func queryValue(_ name: String) -> String? {
        query.first { $0.name == name }?.value
    }

    package static func == (left: Self, right: Self) -> Bool {
        left.host == right.host && left.path == right.path && left.fragment == right.fragment
            && left.query.elementsEqual(right.query) { $0.name == $1.name && $0.value == $1.value }
    }
}
