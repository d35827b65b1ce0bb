import Testing

@testable import Platforms

@Suite("Instants")
struct TimeTests {
    @Test(
        "Are printed as RFC 3339 wants",
        arguments: [
            (0, "1970-01-01T00:00:00Z"), (1_727_828_758, "2024-10-02T00:25:58Z"),
            (951_868_799, "2000-02-29T23:59:59Z"), (4_107_542_400, "2100-03-01T00:00:00Z"),
            (1_735_689_599, "2024-12-31T23:59:59Z"), (253_402_300_799, "9999-12-31T23:59:59Z"),
            (-1, "1969-12-31T23:59:59Z"), (-2_203_891_200, "1900-03-01T00:00:00Z"),
        ]
    )
    func printed(seconds: Int, text: String) {
        #expect(RFC3339.text(seconds: seconds) == text)
    }

    @Test("The largest and the smallest number are printed too, without a crash", arguments: [Int.max, .min])
    func extremes(seconds: Int) {
        let text = RFC3339.text(seconds: seconds)
        #expect(text.hasSuffix(seconds > 0 ? "-12-04T15:30:07Z" : "-01-27T08:29:52Z"))
    }

    @Test("Every day of four hundred years reads back as it was printed")
    func roundTrip() {
        for day in stride(from: 0, to: 146_097, by: 1) {
            let seconds = day * 86_400 + day % 86_400
            let words = RFC3339.text(seconds: seconds).dropLast().split(separator: "T")
            let date = words[0].split(separator: "-").map { Int($0) }
            let read = CivilTime.seconds(year: date[0], month: date[1], day: date[2], clock: words[1])
            guard read == seconds else {
                Issue.record("\(seconds) reads back as \(read ?? 0)")
                return
            }
        }
    }

    @Test("A server's date is read")
    func httpDate() {
        #expect(HTTPDate.seconds("Mon, 23 Nov 2026 08:00:00 GMT") == 1_795_420_800)
        #expect(HTTPDate.seconds("Thu, 01 Jan 1970 00:00:00 GMT") == 0)
        #expect(HTTPDate.seconds("Tue, 29 Feb 2000 23:59:59 GMT") == 951_868_799)
    }

    @Test(
        "What is no such date is none, and never crashes",
        arguments: [
            "", "now", "Mon, 23 Nov 2026 08:00:00", "Monday, 23-Nov-26 08:00:00 GMT", "Mon Nov 23 08:00:00 2026",
            "Mon, 23 nov 2026 08:00:00 GMT", "Mon, 23 Nov 2026 08:00 GMT", "Mon, 0 Nov 2026 08:00:00 GMT",
            "Mon, 32 Nov 2026 08:00:00 GMT", "Mon, 23 Nov 1969 08:00:00 GMT", "Mon, 23 Nov 10000 08:00:00 GMT",
            "Mon, 23 Nov 2026 9223372036854775807:00:00 GMT", "Mon, 23 Nov 2026 00:9223372036854775807:00 GMT",
            "Mon, 23 Nov 2026 -1:00:00 GMT", "Mon, 23 Nov 2026 24:00:00 GMT", "Mon, 23 Nov 2026 08:60:00 GMT",
            "Mon, 23 Nov 2026 08:00:61 GMT", "Mon, 23 Nov 2026 08:00:00 +0100", "Mon, 23 Nov 2026 08:x:00:00 GMT",
        ]
    )
    func noDate(text: String) {
        #expect(HTTPDate.seconds(text) == nil)
    }

    @Test("A leap second is allowed, a thirteenth month is not")
    func civil() {
        #expect(CivilTime.seconds(year: 2016, month: 12, day: 31, clock: "23:59:60") == 1_483_228_800)
        #expect(CivilTime.seconds(year: 2016, month: 13, day: 1, clock: "00:00:00") == nil)
        #expect(CivilTime.seconds(year: nil, month: 1, day: 1, clock: "00:00:00") == nil)
    }
}
