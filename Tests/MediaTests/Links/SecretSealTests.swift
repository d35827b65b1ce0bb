import Testing

@testable import Media

@Suite("Small sealed values")
struct SecretSealTests {
    private let value: [UInt8] = Array("value".utf8)

    @Test("What was sealed opens, for the same purpose only")
    func purpose() throws {
        let keys = try LinkKeys(text: LinkKeys.newKey())
        let text = try #require(SecretSeal(keys: keys, purpose: "a").sealed(value))
        #expect(SecretSeal(keys: keys, purpose: "a").opened(text, now: 0) == value)
        #expect(SecretSeal(keys: keys, purpose: "b").opened(text, now: 0) == nil)
        #expect(try SecretSeal(keys: LinkKeys(text: LinkKeys.newKey()), purpose: "a").opened(text, now: 0) == nil)
    }

    @Test("After a rotation the old key still opens, until its end")
    func rotation() throws {
        let old = try LinkKeys(text: LinkKeys.newKey())
        let text = try #require(SecretSeal(keys: old, purpose: "a").sealed(value))
        let seal = SecretSeal(keys: try LinkKeys(text: old.rotated(now: 1000, graceSeconds: 60)), purpose: "a")
        #expect(seal.opened(text, now: 1059) == value && seal.opened(text, now: 1060) == nil)
    }

    @Test("No change of a character goes unseen")
    func changes() throws {
        let seal = SecretSeal(keys: try LinkKeys(text: LinkKeys.newKey()), purpose: "a")
        let text = Array(try #require(seal.sealed(value)))
        for place in text.indices {
            var changed = text
            changed[place] = changed[place] == "A" ? "B" : "A"
            #expect(seal.opened(String(changed), now: 0) == nil)
        }
    }
}
