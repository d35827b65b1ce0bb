import JSON
import Platforms

enum Texts {
    /// Whatever parses can be walked to its end, and is written and read again as it was.
    static func json(_ bytes: [UInt8]) {
        guard let root = try? JSONDocument(parsing: bytes, sizeLimit: 1 << 16, depthLimit: 64).root else { return }
        walk(root, depth: 0)
    }

    private static func walk(_ value: JSONValue, depth: Int) {
        precondition(depth <= 64, "no deeper than was allowed")
        _ = (value.string, value.int, value.bool, value.isNull, value["no such member"].exists)
        let children = value.array
        precondition(value.kind != .array || children.count == value.count, "every element")
        for child in children { walk(child, depth: depth + 1) }
        for (_, child) in value.members { walk(child, depth: depth + 1) }
    }

    static func page(_ bytes: [UInt8]) {
        for value in ScriptBlocks.json(in: bytes, containing: "a") { walk(value, depth: 0) }
        _ = ScriptBlocks.stringLiteral(after: "a", in: bytes)
        _ = ByteSearch.text(in: bytes, between: "<a", and: "</a")
    }
}
