extension JSONValue {
    /// The same value, to be written again; members keep their order, what is missing becomes `null`.
    package var node: JSONNode {
        switch kind {
        case .object: .object(members.map { JSONMember($0.key, $0.value.node) })
        case .array: .array(array.map(\.node))
        case .string: .string(string ?? "")
        case .bool: .bool(bool ?? false)
        case .integer: int.map(JSONNode.int) ?? .double(double ?? 0)
        case .double: .double(double ?? 0)
        case .null, nil: .null
        }
    }
}
