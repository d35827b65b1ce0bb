import Testing

@testable import Platforms

@Suite("The two spellings of a Weibo post's number")
struct WeiboNumberTests {
    @Test(
        "are each other's",
        arguments: [
            ("QegwYsLtS", "5234001406855704"), ("P5kWdcfDe", "5112721292920028"), ("Pycg54TRO", "5181502771168068"),
            ("R3tkChYfq", "5308277384283172"), ("FBqgOmDxO", "4189191225395228"), ("Nse4S9TTU", "4967273022359838"),
            ("10000", "10000000"), ("z", "35"), ("FXsj", "9999999"), ("1FXsj", "19999999"), ("0", "0"),
        ]
    )
    func pairs(short: String, mid: String) {
        #expect(WeiboNumber.mid(of: short) == mid)
        #expect(WeiboNumber.short(of: mid) == short)
    }

    @Test("survive the way there and back", arguments: [1, 9_999_999, 10_000_000, 99_999_999_999_999, Int.max])
    func roundTrip(number: Int) {
        let short = WeiboNumber.short(of: String(number))
        #expect(short.flatMap(WeiboNumber.mid) == String(number))
    }

    @Test("What is no name has no number", arguments: ["", "Qegw-sLtS", "ZZZZ", "Qegw ZZZZ", "Q🎬", "AAAAAAAAAAAAA"])
    func noName(text: String) { #expect(WeiboNumber.mid(of: text) == nil) }

    @Test("What is no number has no name", arguments: ["", "-1", "1.5", "52340014O6855704", "123456789012345678901"])
    func noNumber(text: String) { #expect(WeiboNumber.short(of: text) == nil) }

    @Test("Links carry either")
    func normalised() {
        #expect(WeiboNumber.normalised("QegwYsLtS") == "5234001406855704")
        #expect(WeiboNumber.normalised("5234001406855704") == "5234001406855704")
        #expect(WeiboNumber.normalised("52340014068557ab") == nil)
    }
}
