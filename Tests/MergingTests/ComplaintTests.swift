import Testing

@testable import Merging

@Suite("What ffmpeg says")
struct ComplaintTests {
    @Test(
        "One line of printable text, without what is said of every track",
        arguments: [
            ("", ""),
            ("pipe:3: Invalid data found\n", "pipe:3: Invalid data found"),
            ("a\nb\n\nc", "a; b; c"),
            ("[h264 @ 0x1] Codec (h264) not on whitelist 'vp9'\n    Last message repeated 1 times\nx\n", "x"),
            ("[hls @ 0x1] Format not on whitelist 'mov'", "[hls @ 0x1] Format not on whitelist 'mov'"),
            ("tag \u{1B}[31m\r\t\u{7F}é", "tag ?[31m?????"),
            (String(repeating: "x", count: 5000), String(repeating: "x", count: 400)),
        ]
    )
    func text(bytes: String, expected: String) {
        #expect(Complaint.text(bytes.utf8) == expected)
    }
}
