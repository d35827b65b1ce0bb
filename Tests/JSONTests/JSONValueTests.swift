import JSON
import Testing

@Suite("Reading a JSON document")
struct JSONValueTests {
    @Test("A path that does not exist reads as nil and never traps")
    func missingPath() throws {
        let root = try JSONDocument(parsing: #"{"a":{"b":[1,"two",null]}}"#).root
        #expect(root["a"]["b"][0].int == 1)
        #expect(root["a"]["b"][-2].string == "two")
        #expect(root["a"]["b"][2].isNull && root["a"]["b"][2].exists)
        #expect(root["a"]["b"][3].string == nil)
        #expect(!root["x"]["y"][7]["z"].exists)
    }

    @Test("A document outlives the bytes, the parser and the root it was read from")
    func lifetime() throws {
        let values = try (0..<100).map { try JSONDocument(parsing: #"{"n":"\#($0)"}"#).root["n"] }
        #expect(values.map(\.int) == Array(0..<100))
    }

    @Test("Identifiers above 2^53 stay exact")
    func identifiers() throws {
        let root = try JSONDocument(parsing: #"[18446744073709551615, 9007199254740993, "abc", 1.5, ""]"#).root
        #expect(root.array.map(\.identifier) == ["18446744073709551615", "9007199254740993", "abc", nil, nil])
    }

    @Test(
        "What is no JSON is refused",
        arguments: ["", "{", "{\"a\":}", "[1,]", "nul", "\"\\ud800\"", "{}x", "\u{feff}"]
    )
    func malformed(text: String) {
        #expect(throws: JSONError.self) { try JSONDocument(parsing: text) }
    }

    @Test("Bytes that are no UTF-8 are refused")
    func invalidUTF8() {
        #expect(throws: JSONError.self) { try JSONDocument(parsing: [0x22, 0xff, 0x22]) }
    }

    @Test("Size and depth are bounded")
    func bounds() throws {
        #expect(throws: JSONError.tooLarge(bytes: 6, limit: 5)) {
            try JSONDocument(parsing: Array("[1, 2]".utf8), sizeLimit: 5)
        }
        let deep = String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000)
        #expect(throws: JSONError.self) { try JSONDocument(parsing: deep) }
        let allowed = String(repeating: "[", count: 200) + String(repeating: "]", count: 200)
        #expect(try JSONDocument(parsing: allowed).root.count == 1)
    }

    @Test("Members and elements come in document order")
    func order() throws {
        let root = try JSONDocument(parsing: #"{"z":1,"a":[3,2,1],"m":{"k":true}}"#).root
        #expect(root.members.map(\.key) == ["z", "a", "m"])
        #expect(root["a"].array.map(\.int) == [3, 2, 1])
        #expect(root["m"]["k"].bool == true && root["a"].count == 3 && root.count == 3)
    }

    @Test("A descendant is found through layers that change")
    func descendant() throws {
        let root = try JSONDocument(parsing: #"{"x":[{"y":{"video":{"id":"7"}}}]}"#).root
        #expect(root.firstDescendant { $0["video"].exists }["video"]["id"].string == "7")
        #expect(!root.firstDescendant { $0["audio"].exists }.exists)
    }

    @Test("A renamed field is found under any of its names")
    func renamed() throws {
        let root = try JSONDocument(parsing: #"{"old":null,"new":"v"}"#).root
        #expect(root.first("old", "new").string == "v")
    }

    @Test("Random bytes never crash the parser")
    func fuzz() {
        var random = SystemRandomNumberGenerator()
        let alphabet = Array(#"{}[]",:0123456789.eE+-truefalsn\u \#u{0}"#.utf8)
        for _ in 0..<5_000 {
            let bytes = (0..<Int.random(in: 0...60, using: &random)).map { _ in alphabet.randomElement() ?? 0 }
            if let root = try? JSONDocument(parsing: bytes).root {
                _ = root.firstDescendant { $0.string == "never" }
            }
        }
    }
}
