import Glibc
import OriginTesting
import Testing

/// A connection is kept for the next stream, which may be another caller's: nothing may be left in it.
@Suite("Connections to media hosts that are kept for the next stream", .serialized)
struct KeptConnectionTests {
    private static func answer(_ text: String) -> String {
        "HTTP/1.1 200 OK\r\nContent-Type: video/mp4\r\nETag: \"one\"\r\nContent-Length: \(text.utf8.count)\r\n\r\n\(text)"
    }

    @Test("What a host sends beyond its answer is not the next one's", arguments: [0, 50])
    func surplus(milliseconds: UInt32) throws {
        let origin = HostileOrigin { _, number in
            guard number == 0 else { return [.send(Self.answer("good"))] }
            return [
                .send(Self.answer("good")), .sleep(milliseconds: milliseconds), .send(Self.answer("evil")), .awaitClose,
            ]
        }
        let bench = try StreamBench(origin)
        #expect(try bench.start("http://v.cdn.example/first.mp4").read().text == "good")
        usleep(300_000)
        #expect(try bench.start("http://v.cdn.example/second.mp4").read().text == "good")
        #expect(origin.connectionCount == 2)
    }

    @Test("A connection that says nothing more is used again")
    func reuse() throws {
        let answer = Self.answer("good")
        let origin = HostileOrigin([.send(answer), .awaitRequest, .send(answer)])
        let bench = try StreamBench(origin)
        for _ in 0..<2 { #expect(try bench.start().read().text == "good") }
        #expect(origin.connectionCount == 1 && origin.requests.count == 2)
    }
}
