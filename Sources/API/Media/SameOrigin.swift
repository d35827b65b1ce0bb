/// Whether a browser says that a request comes from a page of this site. A program can say so too: what bounds programs
/// is the rate limit, and the list of hosts that are asked at all.
enum SameOrigin {
    /// - Parameter origin: under which callers reach the service; empty where it is not set.
    static func holds(for request: APIRequest, origin: String) -> Bool {
        // Browsers of this decade send it with every request, and no page can forge it (W3C Fetch Metadata).
        if request.has("sec-fetch-site") { return request.header("sec-fetch-site") == "same-origin" }
        guard !origin.isEmpty else { return false }
        if request.has("origin") { return request.header("origin") == origin }
        guard let referer = request.header("referer") else { return false }
        return referer == origin || referer.hasPrefix("\(origin)/")
    }
}

extension APIRequest {
    fileprivate func has(_ name: String) -> Bool { headers.contains { $0.name == name } }
}
