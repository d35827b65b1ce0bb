/// A JSON value to be written; members keep the order in which they are given.
package enum JSONNode: Equatable, Sendable {
    case null
    case bool(Bool)
    case int(Int)
    case double(Double)
    case string(String)
    case array([JSONNode])
    case object([JSONMember])
}

/// One member of an object to be written.
package struct JSONMember: Equatable, Sendable {
    package let name: String
    package let value: JSONNode

    package init(_ name: String, _ value: JSONNode) {
        self.name = name
        self.value = value
    }
}

extension JSONNode {
    /// The text, or `null` for `nil`.
    package init(_ text: String?) { self = text.map(JSONNode.string) ?? .null }
    package init(_ number: Int?) { self = number.map(JSONNode.int) ?? .null }
    package init(_ number: Double?) { self = number.map(JSONNode.double) ?? .null }
    package init(_ flag: Bool?) { self = flag.map(JSONNode.bool) ?? .null }

    /// An object whose members' order is kept: `.object(("a", .int(1)), ("b", .null))`.
    package static func object(_ members: (String, JSONNode)...) -> JSONNode {
        .object(members.map { JSONMember($0.0, $0.1) })
    }

    /// The text of this value in UTF-8, without white space.
    package var bytes: [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(8192)
        write(to: &output)
        return output
    }
}

extension JSONNode: ExpressibleByStringLiteral {
    package init(stringLiteral value: String) { self = .string(value) }
}
