import Media
import OriginTesting
import Streaming
import Testing

/// Hostile inputs 78 and 103 to 115, from an origin that has a thousand bytes and knows ranges.
@Suite("Ranges, asked for and answered")
struct RangeTests {
    private static let size = 1000

    private static func origin() -> HostileOrigin {
        HostileOrigin { request, _ in
            let asked = request.firstMatch(of: /[Rr]ange: ([^\r]*)/).flatMap { ByteRange(String($0.1)) }
            let isOld = request.contains("If-Range: \"old\"")
            guard let asked, !isOld else { return answer("200 OK", [], 0..<size) }
            guard let part = asked.resolved(in: size) else {
                return answer("416 Range Not Satisfiable", ["Content-Range: bytes */\(size)"], 0..<0)
            }
            let range = "Content-Range: bytes \(part.lowerBound)-\(part.upperBound)/\(size)"
            return answer("206 Partial Content", [range], Range(part))
        }
    }

    private static func answer(_ status: String, _ lines: [String], _ range: Range<Int>) -> [HostileOrigin.Step] {
        let head =
            ["HTTP/1.1 \(status)", "Content-Type: video/mp4", "ETag: \"a\"", "Content-Length: \(range.count)"] + lines
            + ["Connection: close", "", ""]
        return [.send(head.joined(separator: "\r\n")), .bytes(Pattern.bytes(range))]
    }

    @Test(
        "One range of bytes is a part of the file",
        arguments: [
            ("bytes=0-", 0, 999), ("bytes=-1", 999, 999), ("bytes=0-0", 0, 0), ("bytes=999-", 999, 999),
            ("bytes=5-99999", 5, 999), ("bytes=-5000", 0, 999), ("bytes=0-999999999999999999", 0, 999),
        ]
    )
    func parts(header: String, first: Int, last: Int) throws {
        let answer = try StreamBench(Self.origin()).start(range: header).read()
        #expect(answer.status == 206 && answer.isComplete)
        #expect(answer.headers["Content-Range"] == "bytes \(first)-\(last)/1000")
        #expect(answer.headers["Content-Length"] == "\(last - first + 1)")
        #expect(answer.body == Pattern.bytes(first..<(last + 1)))
    }

    static let noRanges = [
        "bytes=5-2", "bytes=abc", "bytes=", "bytes=-", "bytes=--1", "bytes=0-1,5-6", "items=0-1", "bytes 0-1", "0-1",
        "bytes=0-9223372036854775808", "bytes=9223372036854775808-", "bytes=-18446744073709551616", "bytes=1e3-",
        "bytes=0x0-0x5", "bytes=0-1\r\nX-Injected: y", "bytes=0-1\nX: y", "bytes=\u{0}0-1", "bytes=٠-١",
        "bytes=" + (0..<1000).map { "\($0 / 2)-\($0)" }.joined(separator: ","),
        String(repeating: "bytes=0-1", count: 100),
    ]

    @Test(
        "Everything else is as if it had not been sent: the whole file, and the origin never sees it",
        arguments: noRanges
    )
    func none(header: String) throws {
        let bench = try StreamBench(Self.origin())
        let answer = try bench.start(range: header).read()
        #expect(answer.status == 200 && answer.body == Pattern.bytes(0..<1000) && answer.isComplete)
        #expect(answer.headers["Content-Range"] == nil && answer.headers["Accept-Ranges"] == "bytes")
        #expect(bench.origin.requests.allSatisfy { !$0.contains("Range") && !$0.contains("X-Injected") })
    }

    @Test("Two Range headers are none")
    func twice() throws {
        let bench = try StreamBench(Self.origin())
        let answer = try bench.start(headers: [("range", "bytes=0-1"), ("range", "bytes=5-6")]).read()
        #expect(answer.status == 200 && answer.body.count == 1000)
    }

    @Test(
        "A part behind the end is 416 with the file's length",
        arguments: ["bytes=1000-", "bytes=999999999999999999-", "bytes=-0"]
    )
    func beyond(header: String) throws {
        let answer = try StreamBench(Self.origin()).start(range: header).read()
        #expect(answer.status == 416 && answer.body.isEmpty && answer.isComplete)
        #expect(answer.headers["Content-Range"] == "bytes */1000")
    }

    @Test("An origin that ignores the range gives the whole file, as that")
    func ignored() throws {
        let bench = try StreamBench(HostileOrigin(Self.answer("200 OK", [], 0..<Self.size)))
        let answer = try bench.start(range: "bytes=100-199").read()
        #expect(answer.status == 200 && answer.body.count == 1000 && answer.headers["Content-Range"] == nil)
        #expect(answer.headers["Accept-Ranges"] == "none")
    }

    @Test(
        "A part that is not the one asked for is not handed on",
        arguments: [
            [], ["Content-Range: bytes 0-99/1000"], ["Content-Range: bytes 101-199/1000"],
            ["Content-Range: bytes 100-299/1000"], ["Content-Range: bytes 100-199/150"],
            ["Content-Range: bytes */1000"],
            ["Content-Range: bytes 199-100/1000"], ["Content-Range: items 100-199/1000"], ["Content-Range: 100-199"],
            ["Content-Range: bytes 100-199/1000", "Content-Range: bytes 0-99/1000"],
            ["Content-Range: bytes 100-18446744073709551615/18446744073709551616"],
            ["Content-Type: multipart/byteranges; boundary=x"],
        ]
    )
    func wrong(lines: [String]) throws {
        let origin = Sound.beside { _ in Self.answer("206 Partial Content", lines, 100..<200) }
        let bench = try StreamBench(origin)
        let answer = try bench.start(range: "bytes=100-199").read()
        #expect(answer.status == 502 && answer.text.contains("range") && answer.isComplete)
        try Sound.livesOn(bench)
    }

    @Test("A part that nobody asked for is not handed on either")
    func unasked() throws {
        let part = Self.answer("206 Partial Content", ["Content-Range: bytes 0-99/1000"], 0..<100)
        #expect(try StreamBench(HostileOrigin(part)).start().read().status == 502)
    }

    @Test(
        "If-Range with an old version gives the whole file, with the present one the part; a broken one counts as old"
    )
    func condition() throws {
        let range = (name: "range", value: "bytes=100-199")
        for (tag, status) in [
            ("\"old\"", 200), ("\"a\"", 206), ("a\r\nX: y", 200), (String(repeating: "a", count: 300), 200),
        ] {
            let answer = try StreamBench(Self.origin()).start(headers: [range, ("if-range", tag)]).read()
            #expect(answer.status == status && answer.body.count == (status == 200 ? 1000 : 100), "\(tag)")
        }
    }

    @Test("HEAD with a range tells the whole file's length and sends nothing")
    func head() throws {
        let answer = try StreamBench(Self.origin()).start(range: "bytes=100-199", isHead: true).read()
        #expect(answer.status == 200 && answer.headers["Content-Length"] == "1000" && answer.body.isEmpty)
        #expect(answer.headers["Content-Range"] == nil && answer.isComplete)
    }
}
