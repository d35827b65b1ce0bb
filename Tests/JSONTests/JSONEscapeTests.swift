import Testing

@testable import JSON

@Suite("Escapes of JSON strings")
struct JSONEscapeTests {
    @Test("Every byte in every place of a word is judged as it is alone")
    func places() {
        for length in 1...20 {
            for place in 0..<length {
                for byte in UInt8.min ... .max {
                    var bytes = [UInt8](repeating: 0xE9, count: length)
                    bytes[place] = byte
                    let isNeeded = byte < 0x20 || byte == 0x22 || byte == 0x5C
                    #expect(bytes.withUnsafeBytes(JSONEscape.firstOffset) == (isNeeded ? place : nil))
                }
            }
        }
    }

    @Test("What is written is read back, whatever it is")
    func roundTrip() throws {
        let scalars = (0..<0x3000).compactMap(Unicode.Scalar.init).map(Character.init)
        let texts = ["", "\"", "\\\\\"\"", "\u{1F}end", "0123456\"", "01234567\n", String(scalars), "😀\u{0}看"]
        for text in texts {
            let bytes = JSONNode.array([.string(text), .object(("k\"\n", .string(text)))]).bytes
            let root = try JSONDocument(parsing: bytes).root
            #expect(root[0].string == text)
            #expect(root[1]["k\"\n"].string == text)
        }
    }

    @Test("A part of bytes is parsed as a whole would be")
    func part() throws {
        let bytes = Array("var a = {\"b\":1};".utf8)
        #expect(try JSONDocument(parsing: bytes[8..<15]).root["b"].int == 1)
        #expect(throws: JSONError.self) { try JSONDocument(parsing: bytes[8..<14]) }
        #expect(throws: JSONError.tooLarge(bytes: 7, limit: 6)) {
            try JSONDocument(parsing: bytes[8..<15], sizeLimit: 6)
        }
    }
}
