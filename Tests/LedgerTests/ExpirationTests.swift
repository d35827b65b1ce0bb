import Addresses
import Ledger
import Testing

@Suite("Expiration dates, instants and address blocks")
struct ExpirationTests {
    @Test("A date means the end of that day, an instant that instant, and never is never")
    func forms() {
        #expect(Expiration(parsing: "never") == .never)
        #expect(Expiration(parsing: "1970-01-01") == .at(Timestamp(seconds: 86_400)))
        #expect(Expiration(parsing: "2028-02-29")?.timestamp?.text == "2028-03-01T00:00:00Z")
        #expect(Expiration(parsing: "2026-12-31T23:59:59Z")?.timestamp?.text == "2026-12-31T23:59:59Z")
        #expect(Expiration(parsing: "2026-01-01T00:30:00+01:00")?.timestamp?.text == "2025-12-31T23:30:00Z")
        #expect(Expiration(parsing: "2026-01-01T00:00:00.25Z")?.timestamp?.text == "2026-01-01T00:00:00.250Z")
    }

    @Test(
        "What is no date is refused",
        arguments: [
            "", "2026-02-30", "2027-02-29", "2026-13-01", "2026-00-10", "2026-1-1", "26-01-01", "2026/01/01",
            "tomorrow",
            "2026-01-01T24:00:00Z", "2026-01-01T00:60:00Z", "2026-01-01T00:00:60Z", "2026-01-01T00:00:00",
            "2026-01-01T00:00:00+25:00", "2026-01-01 00:00:00Z", "2026-01-01T00:00:00.Z", "2026-01-01T00:00:00ZZ",
            "+026-01-01", "2026-01-0１", "1969-12-31",
        ]
    )
    func refused(text: String) { #expect(Expiration(parsing: text) == nil) }

    @Test("Every day of four centuries is printed and read back")
    func days() {
        for day in stride(from: 0, to: 146_097, by: 13) {
            let text = CivilDate(day: day).description
            #expect(CivilDate(parsing: text)?.day == day)
        }
        #expect(CivilDate(day: 20_780).description == "2026-11-23")
    }

    @Test(
        "Blocks contain what they say",
        arguments: [
            ("192.0.2.0/24", "192.0.2.200", true), ("192.0.2.0/24", "192.0.3.1", false),
            ("192.0.2.7", "192.0.2.7", true),
            ("192.0.2.128/25", "192.0.2.127", false), ("0.0.0.0/0", "8.8.8.8", true),
            ("0.0.0.0/0", "2001:db8::1", false),
            ("2001:db8::/32", "2001:db8:1::5", true), ("2001:db8::/32", "2001:db9::", false),
            ("192.0.2.0/24", "::ffff:192.0.2.1", true), ("::ffff:192.0.2.0/24", "192.0.2.1", true),
        ]
    )
    func blocks(block: String, address: String, inside: Bool) {
        #expect(AddressBlock(block)?.contains(address) == inside)
    }

    @Test(
        "What is no block is refused",
        arguments: [
            "", "/", "192.0.2.0/33", "192.0.2.0/-1", "192.0.2.0/+8", "192.0.2.0/08", "192.0.2/24", "010.0.0.1",
            "example.com",
            "2001:db8::/129", "192.0.2.0/24/8", "192.0.2.0/", "1.2.3.4 ",
        ]
    )
    func notBlocks(text: String) { #expect(AddressBlock(text) == nil) }

    @Test("Settings of a key are judged field by field")
    func settings() throws {
        let known: Set = ["youtube", "twitter"]
        _ = try KeySettings(name: "ok", platforms: ["youtube"], addresses: ["::/0"]).validated(knownPlatforms: known)
        let wrong: [(KeySettings, String)] = [
            (KeySettings(name: ""), "name"), (KeySettings(name: "a\nb"), "name"),
            (KeySettings(name: String(repeating: "x", count: 101)), "name"),
            (KeySettings(name: "a", platforms: []), "platforms"),
            (KeySettings(name: "a", platforms: ["myspace"]), "platforms"),
            (KeySettings(name: "a", addresses: ["nowhere"]), "addresses"),
            (KeySettings(name: "a", addresses: Array(repeating: "::1", count: 65)), "addresses"),
        ]
        for (settings, field) in wrong {
            #expect {
                try settings.validated(knownPlatforms: known)
            } throws: { ($0 as? SettingsError)?.field == field }
        }
    }
}
