internal import JSON

/// Judges a request's body: the right type, not too large, one JSON object without doubled or unknown members.
enum JSONBody {
    static let sizeLimit = 16 * 1024

    /// - Parameter allowsNothing: whether an empty body stands for an empty object.
    /// - Throws: ``APIError`` with 415, 413 or 400, in that order.
    static func object(
        of request: APIRequest,
        members allowed: Set<String>,
        allowsNothing: Bool = false
    ) throws(APIError) -> JSONValue {
        if allowsNothing, request.body == .bytes([]) { return .missing }
        guard isJSON(request.header("content-type")) else { throw APIError(.unsupportedMediaType) }
        switch request.body {
        case .tooLarge: throw APIError(.payloadTooLarge)
        case .incomplete: throw APIError(.invalidRequest, "The request body ended too early. Send it again.")
        case .bytes(let bytes):
            guard bytes.count <= sizeLimit else { throw APIError(.payloadTooLarge) }
            return try object(in: bytes, members: allowed)
        }
    }

    private static func object(in bytes: [UInt8], members allowed: Set<String>) throws(APIError) -> JSONValue {
        let root: JSONValue
        do { root = try JSONDocument(parsing: bytes, sizeLimit: sizeLimit, depthLimit: 32).root } catch {
            throw APIError(.invalidRequest, "The body is not JSON. Send an object such as {\"url\": \"https://…\"}")
        }
        guard root.kind == .object else { throw APIError(.invalidRequest) }
        var seen: Set<String> = []
        for (name, _) in root.members where !seen.insert(name).inserted {
            throw APIError(.invalidRequest, "The member \"\(name.prefix(40))\" stands twice in the body. Send it once.")
        }
        if !allowed.isEmpty, let unknown = seen.subtracting(allowed).min() {
            let known = allowed.sorted().joined(separator: ", ")
            throw APIError(.invalidRequest, "There is no member \"\(unknown.prefix(40))\" here. Known are: \(known).")
        }
        return root
    }

    /// `application/json`, with or without `charset=utf-8`.
    private static func isJSON(_ type: String?) -> Bool {
        guard let type else { return false }
        let parts = type.lowercased().split(separator: ";").map { $0.filter { $0 != " " && $0 != "\t" } }
        guard parts.first == "application/json" else { return false }
        return parts.dropFirst().allSatisfy { ["charset=utf-8", "charset=\"utf-8\""].contains($0) }
    }
}
