import Testing

@testable import Media

@Suite("Healing a broken stream")
struct ResumePlanTests {
    private func plan(_ head: OriginHead, asked: ByteRange? = nil, delivered: Int = 0) throws -> Healing {
        let healing = Healing(try ResumePlan(head, asked: asked))
        healing.deliver(delivered)
        return healing
    }

    @Test("The rest is asked for, on condition that the file is the same")
    func ask() throws {
        let tagged = OriginHead.make(200, "Content-Length: 100", "ETag: \"a\"", "Last-Modified: Mon")
        #expect(try plan(tagged, delivered: 40).asks() == ["Range: bytes=40-", "If-Range: \"a\""])
        let weak = OriginHead.make(200, "Content-Length: 100", "ETag: W/\"a\"", "Last-Modified: Mon", "Date: Tue")
        #expect(try plan(weak, delivered: 40).asks() == ["Range: bytes=40-", "If-Range: Mon"])
        let young = OriginHead.make(200, "Content-Length: 100", "Last-Modified: Mon", "Date: Mon")
        #expect(try plan(young, delivered: 40).asks() == ["Range: bytes=40-"])
        #expect(try plan(.make(200, "Content-Length: 100"), delivered: 0).asks() == ["Range: bytes=0-"])
    }

    @Test("Of a part only the rest of the part is asked for")
    func part() throws {
        let head = OriginHead.make(206, "Content-Range: bytes 10-49/100", "Content-Length: 40")
        let bounded = try plan(head, asked: .bounded(first: 10, last: 49), delivered: 5)
        #expect(bounded.asks() == ["Range: bytes=15-49"])
        #expect(bounded.position == 15)
        #expect(bounded.missing == 35)
        let tail = OriginHead.make(206, "Content-Range: bytes 90-99/100")
        #expect(try plan(tail, asked: .suffix(10), delivered: 4).asks() == ["Range: bytes=94-"])
    }

    @Test("Nothing is asked for when nothing is missing")
    func complete() throws {
        let whole = try plan(.make(200, "Content-Length: 100"), delivered: 100)
        #expect(whole.next() == .complete)
        whole.deliver(1)
        #expect(whole.next() == .complete)
        let empty = try plan(.make(200, "Content-Length: 0"))
        #expect(empty.next() == .complete)
    }

    @Test("Three tries in a row without a byte end it; a byte gives three more")
    func tries() throws {
        let plan = try plan(.make(200, "Content-Length: 100"), delivered: 1)
        for _ in 0..<3 { #expect(plan.next() != .giveUp) }
        #expect(plan.next() == .giveUp)
        #expect(plan.next() == .giveUp)
        plan.deliver(0)
        plan.deliver(-5)
        #expect(plan.next() == .giveUp)
        #expect(plan.delivered == 1)
        plan.deliver(1)
        for _ in 0..<3 { #expect(plan.next() != .giveUp) }
        #expect(plan.next() == .giveUp)
    }

    @Test(
        "Without length and strong validator there is no telling",
        arguments: [
            [], ["ETag: W/\"a\""], ["ETag: a"], ["Last-Modified: Mon", "Date: Mon"], ["ETag: \"a\"", "ETag: \"b\""],
        ]
    )
    func unknown(lines: [String]) throws {
        let plan = try plan(.make(200, lines: lines), delivered: 7)
        #expect(plan.next() == .giveUp)
    }

    @Test("A promise of a part without the file's length needs a validator")
    func unknownTotal() throws {
        let lines = ["Content-Range: bytes 0-9/*"]
        let bare = try plan(.make(206, lines: lines), asked: .bounded(first: 0, last: 9), delivered: 3)
        #expect(bare.next() == .giveUp)
        let tagged = try plan(
            .make(206, lines: lines + ["ETag: \"a\""]),
            asked: .bounded(first: 0, last: 9),
            delivered: 3
        )
        #expect(tagged.asks() == ["Range: bytes=3-9", "If-Range: \"a\""])
        #expect(!tagged.accept(.make(206, "Content-Range: bytes 3-8/*", "ETag: \"a\"")))
        #expect(tagged.accept(.make(206, "Content-Range: bytes 3-9/40", "ETag: \"a\"")))
        #expect(tagged.missing == 7)
        #expect(!tagged.accept(.make(206, "Content-Range: bytes 3-9/41", "ETag: \"a\"")), "the length is known now")
    }

    private static let promise = ["Content-Length: 100", "ETag: \"a\"", "Last-Modified: Mon"]

    @Test(
        "The very same file goes on",
        arguments: [
            ["Content-Range: bytes 40-99/100", "ETag: \"a\""],
            ["Content-Range: bytes 40-99/100", "ETag: \"a\"", "Content-Length: 60", "Content-Encoding: identity"],
            ["Content-Range: bytes 40-99/100", "ETag: \"a\"", "Last-Modified: Tue"],
        ]
    )
    func same(lines: [String]) throws {
        let plan = try plan(.make(200, lines: Self.promise), delivered: 40)
        #expect(plan.accept(.make(206, lines: lines)))
        #expect(plan.missing == 60)
    }

    @Test(
        "Another file does not",
        arguments: [
            (200, ["Content-Length: 100", "ETag: \"a\""]),
            (206, ["ETag: \"a\""]),
            (206, ["Content-Range: bytes 40-99/100"]),
            (206, ["Content-Range: bytes 40-99/100", "ETag: \"b\""]),
            (206, ["Content-Range: bytes 40-99/100", "ETag: W/\"a\""]),
            (206, ["Content-Range: bytes 40-99/100", "ETag: \"a\"", "ETag: \"a\""]),
            (206, ["Content-Range: bytes 40-99/100", "Last-Modified: Mon"]),
            (206, ["Content-Range: bytes 41-99/100", "ETag: \"a\""]),
            (206, ["Content-Range: bytes 39-99/100", "ETag: \"a\""]),
            (206, ["Content-Range: bytes 0-99/100", "ETag: \"a\""]),
            (206, ["Content-Range: bytes 40-98/100", "ETag: \"a\""]),
            (206, ["Content-Range: bytes 40-100/101", "ETag: \"a\""]),
            (206, ["Content-Range: bytes 40-99/*", "ETag: \"a\""]),
            (206, ["Content-Range: bytes 40-99/100", "Content-Range: bytes 40-99/100", "ETag: \"a\""]),
            (206, ["Content-Range: bytes 40-99/100", "Content-Length: 61", "ETag: \"a\""]),
            (206, ["Content-Range: bytes 40-99/100", "Content-Encoding: gzip", "ETag: \"a\""]),
            (416, ["Content-Range: bytes */100", "ETag: \"a\""]),
            (302, ["Location: /x"]),
            (500, []),
        ] as [(Int, [String])]
    )
    func another(status: Int, lines: [String]) throws {
        let plan = try plan(.make(200, lines: Self.promise), delivered: 40)
        #expect(!plan.accept(.make(status, lines: lines)))
    }

    @Test("A date or a length tells files apart where there is no tag")
    func weaker() throws {
        let dated = try plan(.make(200, "Last-Modified: Mon"), delivered: 40)
        #expect(!dated.accept(.make(206, "Content-Range: bytes 40-99/100", "Last-Modified: Tue")))
        #expect(!dated.accept(.make(206, "Content-Range: bytes 40-99/100")))
        #expect(dated.missing == nil)
        #expect(dated.accept(.make(206, "Content-Range: bytes 40-99/100", "Last-Modified: Mon")))
        #expect(dated.missing == 60, "the length is learnt")
        let weak = try plan(.make(200, "ETag: W/\"a\"", "Content-Length: 100"), delivered: 40)
        #expect(!weak.accept(.make(206, "Content-Range: bytes 40-99/100", "ETag: W/\"b\"")))
        #expect(weak.accept(.make(206, "Content-Range: bytes 40-99/100", "ETag: W/\"a\"")))
        let bare = try plan(.make(200, "Content-Length: 100"), delivered: 40)
        #expect(bare.accept(.make(206, "Content-Range: bytes 40-99/100", "ETag: \"new\"")))
    }

    @Test("What is no answer with a body is no promise")
    func refused() {
        #expect(throws: HeadRefusal.status(404)) { try ResumePlan(.make(404), asked: nil) }
        #expect(throws: HeadRefusal.status(416)) { try ResumePlan(.make(416), asked: .from(5)) }
        #expect(throws: HeadRefusal.range) { try ResumePlan(.make(206), asked: .from(5)) }
        #expect(throws: HeadRefusal.length) { try ResumePlan(.make(200, "Content-Length: -1"), asked: nil) }
    }

    @Test("Huge counts never crash")
    func huge() throws {
        let plan = try plan(.make(206, "Content-Range: bytes 5-9/*", "ETag: \"a\""), asked: .from(5))
        plan.deliver(.max)
        plan.deliver(.max)
        #expect(plan.position == .max)
        #expect(plan.missing == 0)
        #expect(plan.next() == .complete)
    }

    @Test("Whatever answers come, the place stays what was delivered", arguments: 0..<8)
    func fuzz(seed: UInt64) throws {
        let samples = [
            "206|Content-Range: bytes 40-99/100|ETag: \"a\"", "206|Content-Range: bytes 40-99/*|ETag: \"a\"",
            "200|Content-Length: 100|ETag: \"a\"",
        ]
        for text in Fuzz.texts(samples, seed: seed) {
            let lines = text.split(separator: "|").map(String.init)
            let plan = try plan(.make(200, "ETag: \"a\""), delivered: 40)
            let isSame = plan.accept(.make(Int(lines.first ?? "") ?? 206, lines: Array(lines.dropFirst())))
            #expect(plan.position == 40)
            if isSame, let missing = plan.missing { #expect(missing > 0) }
        }
    }
}
