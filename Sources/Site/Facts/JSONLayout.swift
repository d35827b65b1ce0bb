internal import JSON

/// JSON as people read it: a member a line, two spaces a level.
enum JSONLayout {
    /// The text as it is where it is no JSON.
    static func pretty(_ bytes: [UInt8]) -> String {
        do { return lines(try JSONDocument(parsing: bytes).root.node, indent: "") } catch {
            return String(decoding: bytes, as: UTF8.self)
        }
    }

    private static func lines(_ node: JSONNode, indent: String) -> String {
        let inner = indent + "  "
        switch node {
        case .object(let members) where !members.isEmpty:
            let rows = members.map { "\(inner)\(text(.string($0.name))): \(lines($0.value, indent: inner))" }
            return "{\n\(rows.joined(separator: ",\n"))\n\(indent)}"
        case .array(let elements) where !elements.isEmpty:
            return "[\n\(elements.map { inner + lines($0, indent: inner) }.joined(separator: ",\n"))\n\(indent)]"
        default: return text(node)
        }
    }

    private static func text(_ node: JSONNode) -> String { String(decoding: node.bytes, as: UTF8.self) }
}
