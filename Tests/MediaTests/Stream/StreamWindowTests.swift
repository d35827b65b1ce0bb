import Platforms
import Testing

@testable import Media

@Suite("Origins that are asked for one window after another")
struct StreamWindowTests {
    private func head(_ range: String, _ more: String...) -> OriginHead {
        .make(206, lines: ["Content-Range: bytes \(range)", "ETag: \"a\""] + more)
    }

    @Test("The client gets the whole file, the origin is asked for windows of it")
    func whole() throws {
        let stream = try Stream(rules: Stream.windowed)
        #expect(stream.start().asked == "https://v.cdn.example/a.mp4 bytes=0-99")
        #expect(stream.take(head("0-99/250")))
        let first = stream.take(100)
        #expect(first.head?.status == 200 && first.head?.header("Content-Length") == "250")
        #expect(first.head?.header("Content-Range") == nil)
        #expect(stream.ended(.complete).asked == "https://v.cdn.example/a.mp4 bytes=100-199")
        #expect(stream.take(head("100-199/250")) && stream.take(100).count == 100)
        #expect(stream.ended(.complete).asked == "https://v.cdn.example/a.mp4 bytes=200-249")
        #expect(stream.take(head("200-249/250")) && stream.take(50).count == 50)
        #expect(stream.ended(.complete).isFinish)
    }

    @Test("A part that is larger than the window is promised whole")
    func part() throws {
        let stream = try Stream(rules: Stream.windowed, range: .from(150))
        #expect(stream.start().asked == "https://v.cdn.example/a.mp4 bytes=150-249")
        #expect(stream.take(head("150-249/400")))
        let first = stream.take(100).head
        #expect(first?.status == 206 && first?.header("Content-Range") == "bytes 150-399/400")
        #expect(first?.header("Content-Length") == "250")
        let small = try Stream(rules: Stream.windowed, range: .bounded(first: 5, last: 9))
        #expect(small.start().asked == "https://v.cdn.example/a.mp4 bytes=5-9")
        let tail = try Stream(rules: Stream.windowed, range: .suffix(7))
        #expect(tail.start().asked == "https://v.cdn.example/a.mp4 bytes=-7")
    }

    @Test("A window that breaks off is healed within itself")
    func healing() throws {
        let stream = try Stream(rules: Stream.windowed)
        _ = stream.start()
        _ = stream.take(head("0-99/250"))
        _ = stream.take(30)
        #expect(stream.ended(.failed(.timeout)).asked == "https://v.cdn.example/a.mp4 bytes=30-129")
        #expect(!stream.take(head("30-249/250")), "more than was asked for")
    }

    @Test("An origin that ignores ranges is taken whole; one that does not tell the length is not taken")
    func others() throws {
        let whole = try Stream(rules: Stream.windowed)
        _ = whole.start()
        #expect(whole.take(.make(200, "Content-Length: 300")))
        #expect(whole.take(300).head?.status == 200)
        #expect(whole.ended(.complete).isFinish)
        let unknown = try Stream(rules: Stream.windowed)
        _ = unknown.start()
        #expect(unknown.refuse(head("0-99/*"))?.failure == .answer(.range))
        let empty = try Stream(rules: Stream.windowed)
        _ = empty.start()
        _ = empty.refuse(.make(416, "Content-Range: bytes */0"))
        #expect(empty.refuse(.make(416, "Content-Range: bytes */0"))?.failure == .empty)
    }
}
