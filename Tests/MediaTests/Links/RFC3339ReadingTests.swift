import Platforms
import Testing

@testable import Media

@Suite("Reading instants")
struct RFC3339ReadingTests {
    @Test(
        "What is written is read",
        arguments: [0, 1, 951_782_399, 951_782_400, 1_800_000_000, 4_107_542_400, 253_402_300_799]
    )
    func roundTrip(seconds: Int) {
        #expect(RFC3339.seconds(RFC3339.text(seconds: seconds)) == seconds)
    }

    @Test("Every day of a span with leap years and a century", arguments: [-719_162, -25_567, 0, 47_400])
    func days(start: Int) {
        for day in start..<(start + 800) {
            let seconds = day * 86_400 + 86_399
            #expect(RFC3339.seconds(RFC3339.text(seconds: seconds)) == seconds)
        }
    }

    @Test(
        "Everything else is none",
        arguments: [
            "", "2026-11-23", "2026-02-30T00:00:00Z", "2026-13-01T00:00:00Z", "2026-00-01T00:00:00Z",
            "2026-01-00T00:00:00Z",
            "2026-01-01T24:00:00Z", "2026-01-01T00:60:00Z", "2026-01-01T00:00:60Z", "2026-01-01t00:00:00Z",
            "2026-01-01T00:00:00z", "2026-01-01 00:00:00Z", "2026-01-01T00:00:00+01:00", "2026-01-01T00:00:00.5Z",
            "2026-1-01T00:00:00ZZ", "+026-01-01T00:00:00Z", "２026-01-01T00:00:Z", "99999-01-01T00:00:0Z",
        ]
    )
    func wrong(text: String) {
        #expect(RFC3339.seconds(text) == nil)
    }
}
