/// The parameters of a request's query: known names, each at most once.
struct QueryString {
    private let values: [String: String]

    /// - Throws: ``APIError`` 400 for a name that is unknown or stands twice.
    init(_ query: String, allowed: Set<String>) throws(APIError) {
        var values: [String: String] = [:]
        for pair in query.split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let name = String(parts[0])
            guard allowed.contains(name) else {
                throw APIError(.invalidRequest, "There is no parameter \"\(name.prefix(40))\" here.")
            }
            guard values.updateValue(parts.count > 1 ? String(parts[1]) : "", forKey: name) == nil else {
                throw APIError(.invalidRequest, "The parameter \"\(name)\" stands twice. Send it once.")
            }
        }
        self.values = values
    }

    subscript(name: String) -> String? { values[name] }
}
