import Testing

@testable import FastCGI

@Suite("Judging a connection's first records")
struct RecordCheckTests {
    let check = RecordCheck(parametersSize: 1000, parameterCount: 4)

    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let bytes: [UInt8]
        let isSound: Bool
    }

    static let cases: [Case] = [
        Case(testDescription: "no parameters", bytes: Records.begin + Records.parameters([]), isSound: true),
        Case(testDescription: "one parameter", bytes: Records.request([("A", "b")]), isSound: true),
        Case(
            testDescription: "padding",
            bytes: Records.begin + Records.record(type: 4, Records.pair("A", "b"), padding: 7)
                + Records.record(type: 4, []),
            isSound: true
        ),
        Case(
            testDescription: "a pair cut in two by records",
            bytes: Records.begin + Records.record(type: 4, Array(Records.pair("ABC", "def").prefix(4)))
                + Records.record(type: 4, Array(Records.pair("ABC", "def").dropFirst(4))) + Records.record(type: 4, []),
            isSound: true
        ),
        Case(
            testDescription: "five parameters where four may be",
            bytes: Records.request((0..<5).map { ("N\($0)", "v") }),
            isSound: false
        ),
        Case(
            testDescription: "more bytes than may be",
            bytes: Records.request([("A", String(repeating: "x", count: 1200))]),
            isSound: false
        ),
        Case(
            testDescription: "a length of two gigabytes",
            bytes: Records.begin
                + Records.record(type: 4, Records.length(0x7FFF_FFFF, wide: true) + Records.length(0x7FFF_FFFF) + [65])
                + Records.record(type: 4, []),
            isSound: false
        ),
        Case(
            testDescription: "a length that is cut off",
            bytes: Records.begin + Records.record(type: 4, [0x80, 0]) + Records.record(type: 4, []),
            isSound: false
        ),
        Case(
            testDescription: "an empty name",
            bytes: Records.begin + Records.parameters([("", "v")]),
            isSound: false
        ),
        Case(
            testDescription: "a zero byte in a value",
            bytes: Records.begin + Records.parameters([("A", "b\0c")]),
            isSound: false
        ),
        Case(testDescription: "another version", bytes: Records.record(type: 1, [0, 1], version: 2), isSound: false),
        Case(testDescription: "no begin record", bytes: Records.parameters([("A", "b")]), isSound: false),
        Case(
            testDescription: "a short begin record",
            bytes: Records.record(type: 1, [0, 1]) + Records.parameters([]),
            isSound: false
        ),
        Case(testDescription: "two begin records", bytes: Records.begin + Records.begin, isSound: false),
        Case(testDescription: "HTTP", bytes: Array("GET / HTTP/1.1\r\nHost: x\r\n\r\n".utf8), isSound: false),
    ]

    @Test("Only sound records within bounds pass", arguments: cases)
    func verdicts(_ item: Case) {
        let verdict = check.verdict(on: item.bytes[...])
        if item.isSound { #expect(verdict == .sound) } else { #expect(verdict != .sound && verdict != .incomplete) }
    }

    @Test("Every cut of a sound request before its last parameter record is incomplete")
    func cuts() {
        let request = Records.begin + Records.parameters([("A", "b"), ("C", "d")])
        for size in 0..<request.count {
            #expect(check.verdict(on: request[..<size]) == .incomplete)
        }
        #expect(check.verdict(on: request[...]) == .sound)
    }

    @Test("Endless empty-looking records end at the window")
    func window() {
        let record = Records.record(type: 4, Records.pair("A", "b"), padding: 255)
        let endless = Records.begin + (0..<200).flatMap { _ in record }
        let verdict = check.verdict(on: endless[..<check.window])
        #expect(verdict != .sound && verdict != .incomplete)
    }

    @Test("Random bytes never trap")
    func fuzz() {
        for _ in 0..<5_000 {
            var bytes = Records.request([("NAME", "value"), ("OTHER", "x")], body: "body")
            for _ in 0..<Int.random(in: 1...8) {
                bytes[Int.random(in: 0..<bytes.count)] = UInt8.random(in: 0...255)
            }
            _ = check.verdict(on: bytes[..<Int.random(in: 0...bytes.count)])
        }
    }
}
