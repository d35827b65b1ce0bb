import Testing

@testable import Ledger

@Suite("Tokens")
struct TokenTests {
    @Test(
        "A token has its kind's prefix, 43 characters and six of checksum, and is read back",
        arguments: Token.Kind.allCases
    )
    func form(kind: Token.Kind) throws {
        let token = Token(making: kind)
        #expect(token.text.count == 57 && token.text.hasPrefix(kind.rawValue))
        #expect(Token(parsing: token.text)?.text == token.text)
        #expect(Token(parsing: token.text)?.kind == kind)
        #expect(token.digest == TokenDigest(of: token.text))
    }

    @Test("Leading zeros are kept, so that every token has one length")
    func zeros() {
        #expect(Token(kind: .live, secret: [UInt8](repeating: 0, count: 32)).text.count == 57)
        #expect(Token(kind: .live, secret: [UInt8](repeating: 255, count: 32)).text.count == 57)
    }

    @Test("Every change of one character is refused without a look-up")
    func typos() {
        let token = Token(making: .live).text
        for place in token.indices {
            for other in ["0", "a", "Z", " ", "é", "\0"] where String(token[place]) != other {
                let changed = token.replacingCharacter(at: place, with: other)
                #expect(Token(parsing: changed) == nil, "\(changed)")
            }
        }
    }

    @Test(
        "What is no token is refused",
        arguments: [
            "", "ed_live_", "Bearer x", "ed_live_ed_live_", String(repeating: "a", count: 100_000), "ed_none_aaaa",
        ]
    )
    func garbage(text: String) { #expect(Token(parsing: text) == nil) }

    @Test("Case, spaces and a tail are part of a token")
    func strict() {
        let token = Token(making: .test).text
        for text in [
            token.uppercased(), token.lowercased(), " " + token, token + " ", token + "0", String(token.dropLast()),
        ]
        where text != token { #expect(Token(parsing: text) == nil) }
    }

    @Test("A token that is printed by accident does not show itself")
    func redacted() {
        let token = Token(making: .live)
        #expect("\(token)" == "ed_live_…" && String(reflecting: token) == "ed_live_…")
    }

    @Test("The checksum is CRC-32")
    func checksum() { #expect(CRC32.checksum("123456789".utf8) == 0xCBF4_3926) }
}

extension String {
    fileprivate func replacingCharacter(at place: Index, with other: String) -> String {
        String(self[..<place]) + other + self[index(after: place)...]
    }
}
