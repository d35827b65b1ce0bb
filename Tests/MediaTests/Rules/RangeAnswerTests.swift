import Testing

@testable import Media

@Suite("Answers to ranges")
struct RangeAnswerTests {
    private static let tail = ContentRange.part(first: 5, last: 9, total: 10)

    struct Case: Sendable {
        let asked: String?
        let status: Int
        var range: String?
        var length: Int?
        let answer: RangeAnswer
    }

    @Test(
        "What answers a range",
        arguments: [
            Case(asked: nil, status: 200, length: 10, answer: .whole),
            Case(asked: "bytes=5-", status: 200, length: 10, answer: .whole),
            Case(asked: "bytes=5-", status: 206, range: "bytes 5-9/10", length: 5, answer: .part(tail)),
            Case(asked: "bytes=5-", status: 206, range: "bytes 5-9/10", answer: .part(tail)),
            Case(asked: "bytes=5-9", status: 206, range: "bytes 5-9/10", length: 5, answer: .part(tail)),
            Case(asked: "bytes=5-99", status: 206, range: "bytes 5-9/10", length: 5, answer: .part(tail)),
            Case(asked: "bytes=-5", status: 206, range: "bytes 5-9/10", length: 5, answer: .part(tail)),
            Case(
                asked: "bytes=5-9",
                status: 206,
                range: "bytes 5-9/*",
                answer: .part(.part(first: 5, last: 9, total: nil))
            ),
            Case(asked: "bytes=20-", status: 416, range: "bytes */10", answer: .unsatisfiable(total: 10)),
            Case(asked: "bytes=20-", status: 416, answer: .unsatisfiable(total: nil)),
        ]
    )
    func answers(example: Case) {
        #expect(answer(example) == example.answer)
    }

    @Test(
        "What does not",
        arguments: [
            Case(asked: nil, status: 206, range: "bytes 0-9/10", answer: .none),
            Case(asked: "bytes=5-", status: 206, answer: .none),
            Case(asked: "bytes=5-", status: 206, range: "bytes 0-9/10", answer: .none),
            Case(asked: "bytes=5-", status: 206, range: "bytes 5-8/10", answer: .none),
            Case(asked: "bytes=5-", status: 206, range: "bytes 5-9/10", length: 4, answer: .none),
            Case(asked: "bytes=5-", status: 206, range: "bytes */10", answer: .none),
            Case(asked: "bytes=5-", status: 206, range: "multipart", answer: .none),
            Case(asked: "bytes=5-7", status: 206, range: "bytes 5-9/*", answer: .none),
            Case(asked: "bytes=-5", status: 206, range: "bytes 4-9/*", answer: .none),
            Case(asked: "bytes=-0", status: 206, range: "bytes 9-9/10", answer: .none),
            Case(asked: "bytes=5-", status: 416, range: "bytes 0-1/2", answer: .none),
            Case(asked: nil, status: 416, range: "bytes */10", answer: .none),
            Case(asked: "bytes=5-", status: 302, answer: .none),
            Case(asked: nil, status: 404, answer: .none),
            Case(asked: nil, status: -1, answer: .none),
        ]
    )
    func doesNot(example: Case) {
        #expect(answer(example) == .none)
    }

    private func answer(_ example: Case) -> RangeAnswer {
        RangeAnswer(
            to: example.asked.flatMap(ByteRange.init),
            status: example.status,
            contentRange: example.range,
            contentLength: example.length
        )
    }
}
