import JSON
import PlatformsTesting
import Recordings
import Testing

@testable import Platforms

/// What platforms change from one day to the next without meaning anything by it. An answer that says the same in other
/// clothes must give the same post.
@Suite("Answers that say the same in another shape")
struct ReshapedAnswersTests {
    enum Change: String, CaseIterable, Sendable {
        /// Members in the opposite order, and in every object one that nobody knows.
        case reordered
        /// Every number as decimal text.
        case numbersAsText
        /// Members that hold nothing are left out.
        case nullsMissing
    }

    private static let all = Catalogue.standard.platforms.flatMap { RecordingFolders.own($0.id.rawValue) }
    private static let byPath = Dictionary(all.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    static let paths = all.map(\.path)

    @Test("give the same outcome", arguments: paths, Change.allCases)
    func same(path: String, change: Change) throws {
        let recording = try #require(Self.byPath[path])
        let reshaped = recording.withBodies { Self.reshaped($0, change) }
        #expect(RecordedParse(recording.url, on: [reshaped]).differences(from: recording) == [])
    }

    private static func reshaped(_ body: [UInt8], _ change: Change) -> [UInt8] {
        guard let root = try? JSONDocument(parsing: body).root, root.kind == .object || root.kind == .array else {
            return inScripts(body, change)
        }
        return node(root, change).bytes
    }

    /// The same of JSON that stands in a page's scripts.
    private static func inScripts(_ page: [UInt8], _ change: Change) -> [UInt8] {
        var output: [UInt8] = []
        var at = 0
        while let open = ByteSearch.firstIndex(of: "<script", in: page, from: at),
            let start = page[open...].firstIndex(of: UInt8(ascii: ">")),
            let close = ByteSearch.firstIndex(of: "</script", in: page, from: start)
        {
            output += page[at...start]
            let text = Array(page[(start + 1)..<close])
            if let root = try? JSONDocument(parsing: text).root, root.kind == .object {
                output += node(root, change).bytes
            } else {
                output += text
            }
            at = close
        }
        return output + page[at...]
    }

    private static func node(_ value: JSONValue, _ change: Change) -> JSONNode {
        switch (value.kind, change) {
        // An object without members says something by that.
        case (.object, _) where value.count == 0: return .object([JSONMember]())
        case (.object, .reordered):
            let members = value.members.reversed().map { JSONMember($0.key, node($0.value, change)) }
            return .object(
                [JSONMember("brandNew", .object(("since", .int(2027)), ("list", .array([.null]))))] + members
            )
        case (.object, .nullsMissing):
            return .object(value.members.filter { !$0.value.isNull }.map { JSONMember($0.key, node($0.value, change)) })
        case (.object, _): return .object(value.members.map { JSONMember($0.key, node($0.value, change)) })
        case (.array, _): return .array(value.array.map { node($0, change) })
        case (.integer, .numbersAsText): return value.identifier.map(JSONNode.string) ?? value.node
        case (.double, .numbersAsText): return value.double.map { .string("\($0)") } ?? value.node
        default: return value.node
        }
    }
}
