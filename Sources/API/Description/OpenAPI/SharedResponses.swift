internal import JSON

/// Failures that several operations answer alike: they stand in the document once.
struct SharedResponses {
    /// By name, in the order in which they came.
    private(set) var members: [JSONMember] = []
    /// Names by the responses' text.
    private var names: [[UInt8]: String] = [:]

    init(_ endpoints: [EndpointDescription]) {
        for response in endpoints.flatMap(\.responses) where response.isFailure {
            let node = response.node(withBody: true)
            guard names[node.bytes] == nil else { continue }
            let name = "failure-\(response.status)-\(members.count + 1)"
            names[node.bytes] = name
            members.append(JSONMember(name, node))
        }
    }

    /// `nil` for what is not shared.
    func reference(to response: ResponseDescription) -> JSONNode? {
        guard response.isFailure, let name = names[response.node(withBody: true).bytes] else { return nil }
        return .object(("$ref", .string("#/components/responses/\(name)")))
    }
}

extension ResponseDescription {
    fileprivate var isFailure: Bool { status >= 400 && !codes.isEmpty }
}
