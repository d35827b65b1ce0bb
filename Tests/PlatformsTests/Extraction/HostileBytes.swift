import JSON

/// Broken forms of a sound answer.
enum HostileBytes {
    /// What stands in place of every value in turn.
    static let otherValues: [JSONNode] = [
        .null, .bool(true), .int(0), .int(-1), .int(.max), .int(.min), .double(1e308), .double(-0.5), .string(""),
        .string("x"), .string("9223372036854775807"), .string("9223372036854775807:0:0"), .array([]), .object([]),
        .array([.object([JSONMember("a", .array([]))])]), .array([.null, .int(1), .string("x")]),
    ]

    /// The answer cut off at every fiftieth of its length, the whole not among them.
    static func truncations(of bytes: [UInt8], parts: Int = 50) -> [[UInt8]] {
        (0..<parts).map { Array(bytes[..<(bytes.count * $0 / parts)]) }
    }

    /// - Returns: `count` copies, each with a few bytes changed, removed or replaced by a huge figure.
    static func mutations(of bytes: [UInt8], seed: UInt64, count: Int) -> [[UInt8]] {
        var random = SeededGenerator(state: seed)
        return (0..<count).map { _ in
            var copy = bytes
            for _ in 0...Int.random(in: 0..<6, using: &random) {
                guard let place = copy.indices.randomElement(using: &random) else { continue }
                switch Int.random(in: 0..<4, using: &random) {
                case 0: copy[place] = UInt8.random(in: .min ... .max, using: &random)
                case 1: copy.remove(at: place)
                case 2: copy[place] = UInt8.random(in: UInt8(ascii: "0")...UInt8(ascii: "9"), using: &random)
                default: copy.insert(contentsOf: Array("-9223372036854775808".utf8), at: place)
                }
            }
            return copy
        }
    }

    /// The answer once for each of its values, that value replaced by `other`.
    static func replacements(in node: JSONNode, by other: JSONNode) -> [JSONNode] {
        switch node {
        case .array(let elements):
            [other]
                + elements.indices.flatMap { place in
                    replacements(in: elements[place], by: other).map { changed in
                        var copy = elements
                        copy[place] = changed
                        return .array(copy)
                    }
                }
        case .object(let members):
            [other]
                + members.indices.flatMap { place in
                    replacements(in: members[place].value, by: other).map { changed in
                        var copy = members
                        copy[place] = JSONMember(members[place].name, changed)
                        return .object(copy)
                    }
                }
        default: [other]
        }
    }

    /// The answer with every number replaced, texts of digits too.
    static func withEveryNumber(in node: JSONNode, as number: Int) -> JSONNode {
        switch node {
        case .int, .double: .int(number)
        case .string(let text): Int(text) == nil ? node : .string(String(number))
        case .array(let elements): .array(elements.map { withEveryNumber(in: $0, as: number) })
        case .object(let members):
            .object(members.map { JSONMember($0.name, withEveryNumber(in: $0.value, as: number)) })
        default: node
        }
    }
}

extension JSONNode {
    /// A text as a tree that can be changed and written again.
    init(parsing text: some StringProtocol) throws { self.init(try JSONDocument(parsing: text).root) }

    private init(_ value: JSONValue) {
        switch value.kind {
        case .bool: self.init(value.bool)
        case .integer: self.init(value.int)
        case .double: self.init(value.double)
        case .string: self.init(value.string)
        case .array: self = .array(value.array.map { JSONNode($0) })
        case .object: self = .object(value.members.map { JSONMember($0.key, JSONNode($0.value)) })
        case .null, nil: self = .null
        }
    }

    var text: String { String(decoding: bytes, as: UTF8.self) }
}
