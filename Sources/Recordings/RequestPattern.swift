/// Which requests a recorded answer is for: method, host and path with wildcards, query parameters that must be
/// there, and strings that must occur in the percent-decoded request line, the headers or the body.
///
/// Parameters, headers and cookies that a client adds do not matter.
package struct RequestPattern: Sendable {
    /// `*` is any.
    package let method: String
    private let hostAndPath: [UInt8]
    private let query: [QueryPair]
    private let contains: [[UInt8]]

    /// - Parameter url: `https://host/path?query`, with `*` as a wildcard in host and path.
    package init(method: String, url: String, contains: [String]) {
        self.method = method
        let target = url.firstRange(of: "://").map { url[$0.upperBound...] } ?? url[...]
        let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        hostAndPath = Array(parts[0].lowercased().utf8)
        query = parts.count > 1 ? QueryPair.all(in: parts[1]) : []
        self.contains = contains.map { Array($0.utf8) }
    }

    package func matches(_ request: RecordedRequest) -> Bool {
        (method == "*" || method == request.method)
            && Glob.matches(pattern: hostAndPath, text: request.hostAndPath)
            && query.allSatisfy(request.query.contains)
            && contains.allSatisfy { $0.isEmpty || request.searchable.firstRange(of: $0) != nil }
    }
}

/// One decoded pair of a query; blank values are kept.
struct QueryPair: Equatable, Sendable {
    let name: String
    let value: String

    static func all(in query: some StringProtocol) -> [QueryPair] {
        query.split(separator: "&").map { pair in
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return QueryPair(name: decoded(parts[0]), value: parts.count > 1 ? decoded(parts[1]) : "")
        }
    }

    private static func decoded(_ text: some StringProtocol) -> String {
        PercentDecoding.text(text.map { $0 == "+" ? " " : String($0) }.joined())
    }
}
