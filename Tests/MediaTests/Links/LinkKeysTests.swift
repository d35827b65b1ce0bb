import Platforms
import Testing

@testable import Media

@Suite("The secrets that links are signed with")
struct LinkKeysTests {
    private static let now = MediaLink.now

    private func failure(_ text: String) -> LinkKeysError? {
        do {
            _ = try LinkKeys(text: text)
            return nil
        } catch { return error }
    }

    @Test("A file may have comments, empty lines, and either line end")
    func file() throws {
        let text =
            "# ours\r\n\r\n  \(LinkKeys.text(2, until: Self.now))\n#x\n\t\n" + LinkKeys.text(1).dropLast() + " \r\n"
            + LinkKeys.text(3, until: Self.now + 5)
        let keys = try LinkKeys(text: text)
        #expect(keys.keys.map(\.secret[0]) == [1, 2, 3])
        #expect(keys.keys.map(\.until) == [nil, Self.now, Self.now + 5])
        #expect(keys.current.secret == [UInt8](repeating: 1, count: 32))
        #expect(try LinkKeys(text: String(LinkKeys.text(1).dropLast())).keys.count == 1)
    }

    @Test(
        "What is wrong is said with its line",
        arguments: [
            ("", .noCurrentKey), ("# none\n\n", .noCurrentKey),
            (LinkKeys.text(1, until: now), .noCurrentKey),
            (LinkKeys.text(1) + "\n" + LinkKeys.text(2), .secondCurrentKey(line: 3)),
            (LinkKeys.text(1) + LinkKeys.text(1, until: now), .repeated(line: 2)),
            (LinkKeys.text(2, until: now) + LinkKeys.text(2, until: now), .repeated(line: 2)),
            ("secret", .key(line: 1)), ("\n" + Base64URL.encoded([1, 2, 3]), .key(line: 2)),
            (Base64URL.encoded([UInt8](repeating: 1, count: 31)), .key(line: 1)),
            (Base64URL.encoded([UInt8](repeating: 1, count: 33)), .key(line: 1)),
            (Base64URL.encoded([UInt8](repeating: 1, count: 32)) + "=", .key(line: 1)),
            (Base64.encoded([UInt8](repeating: 0xFF, count: 32)), .key(line: 1)),
            ("\(LinkKeys.text(1).dropLast()) until", .end(line: 1)),
            ("\(LinkKeys.text(1).dropLast()) since 2026-11-23T08:05:00Z", .end(line: 1)),
            ("\(LinkKeys.text(1).dropLast()) until 2026-11-23", .end(line: 1)),
            ("\(LinkKeys.text(1).dropLast()) until 2026-11-23T08:05:00Z x", .end(line: 1)),
            ("\(LinkKeys.text(1).dropLast()) # current", .end(line: 1)),
            ((1...17).map { LinkKeys.text($0, until: $0 == 1 ? nil : now) }.joined(), .tooLong),
            (String(repeating: "#", count: 65_537), .tooLong),
        ] as [(String, LinkKeysError)]
    )
    func wrong(text: String, error: LinkKeysError) {
        #expect(failure(text) == error)
        #expect(error.sentence.contains("link key file"))
        #expect(failure((1...16).map { LinkKeys.text($0, until: $0 == 1 ? nil : Self.now) }.joined()) == nil)
    }

    @Test("A new key is another one every time, and fits a file")
    func fresh() throws {
        let keys = Set((0..<100).map { _ in LinkKeys.newKey() })
        #expect(keys.count == 100)
        for key in keys { #expect(try LinkKeys(text: key).keys.count == 1 && key.utf8.count == 43) }
    }

    @Test("Rotation: a fresh key first, the old one for a while, those past no more")
    func rotation() throws {
        let old = try LinkKeys(
            text: LinkKeys.text(1) + LinkKeys.text(2, until: Self.now) + LinkKeys.text(3, until: Self.now + 1)
        )
        let new = try LinkKeys(text: old.rotated(now: Self.now, graceSeconds: 3600))
        #expect(new.keys.dropFirst().map(\.secret[0]) == [1, 3])
        #expect(new.keys.map(\.until) == [nil, Self.now + 3600, Self.now + 1])
        #expect(new.current.secret != old.current.secret)
        #expect(try LinkKeys(text: old.rotated(now: Self.now, graceSeconds: 0)).keys.count == 2)
        #expect(try LinkKeys(text: old.rotated(now: Self.now, graceSeconds: .min)).keys.count == 2)
        #expect(
            try LinkKeys(text: old.rotated(now: Self.now, graceSeconds: .max)).keys[1].until == Self.now + 315_360_000
        )
        var many = old
        for _ in 0..<30 { many = try LinkKeys(text: many.rotated(now: Self.now, graceSeconds: 3600)) }
        #expect(many.keys.count == 16)
    }

    @Test("Links of the old key are served until its end, then not")
    func grace() throws {
        let before = try LinkSigner.make()
        let link = MediaLink.make(expires: Self.now + 10_000)
        let parameters = try before.parameters(of: link)
        let text = try LinkKeys.make().rotated(now: Self.now, graceSeconds: 3600)
        let after = LinkSigner(keys: try LinkKeys(text: text))
        #expect(try after.open(parameters, now: Self.now + 3599) == link)
        #expect(after.refusal(parameters, now: Self.now + 3600) == .expired)
        #expect(try after.open(after.parameters(of: link), now: Self.now + 9999) == link)
        #expect(before.refusal(try after.parameters(of: link)) == .signature)
        // Dropped from the file it is as foreign as any.
        let later = LinkSigner(
            keys: try LinkKeys(text: LinkKeys(text: text).rotated(now: Self.now + 3600, graceSeconds: 60))
        )
        #expect(later.refusal(parameters) == .signature)
    }

    @Test("Each secret has keys of its own, one a purpose")
    func derived() throws {
        let keys = try (1...8).map { try LinkKeys.make($0).current }
        #expect(Set(keys.map { $0.signature(of: [1, 2, 3]) }).count == 8)
        let seal = try #require(keys[0].sealed([1, 2, 3], boundTo: [4]))
        #expect(seal.count == 3 + 12 + 16)
        #expect(keys[0].opened(seal, boundTo: [4]) == [1, 2, 3])
        #expect(keys[0].opened(seal, boundTo: []) == nil)
        #expect(keys[1].opened(seal, boundTo: [4]) == nil)
        for place in seal.indices {
            var broken = seal
            broken[place] ^= 1
            #expect(keys[0].opened(broken, boundTo: [4]) == nil)
        }
        for count in 0..<seal.count { #expect(keys[0].opened(Array(seal.prefix(count)), boundTo: [4]) == nil) }
    }

    @Test("Nothing that is printed shows a secret")
    func printed() throws {
        let keys = try LinkKeys.make()
        var dumped = ""
        dump(keys, to: &dumped)
        for text in ["\(keys)", String(reflecting: keys), dumped] {
            #expect(text.contains("LinkKeys(1)") && text.count < 40)
        }
    }

    @Test("A broken file is read or refused, never more", arguments: 0..<4)
    func fuzz(seed: UInt64) {
        let sample = "# c\n" + LinkKeys.text(1) + LinkKeys.text(2, until: Self.now)
        for text in Fuzz.texts([sample], seed: seed, count: 500) {
            if let keys = try? LinkKeys(text: text) {
                #expect(keys.keys.allSatisfy { $0.secret.count == 32 } && keys.current.until == nil)
            }
        }
    }
}
