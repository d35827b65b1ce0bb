import Glibc
import Media
import OriginTesting
import Streaming
import Testing

/// Hostile inputs 116 to 118; those who leave, those who stop reading, and hundreds at once stand in `StreamTests`.
@Suite("Origins and clients that take their time")
struct ExhaustionTests {
    private static let head = "HTTP/1.1 200 OK\r\nContent-Type: video/mp4\r\nContent-Length: 1000000\r\n\r\n"

    @Test("An origin that trickles reaches its client byte by byte, until the client leaves")
    func trickle() throws {
        let bench = try StreamBench(
            Sound.beside { _ in [.send(Self.head), .trickle(milliseconds: 50)] },
            limits: StreamLimits(originStall: .seconds(5))
        )
        let client = try bench.start()
        let started = ContinuousClock.now
        // Each byte comes in a record of its own, 16 bytes long with its padding.
        _ = client.read(bytes: 400)
        #expect(.now - started < .seconds(15))
        try Sound.livesOn(bench)
        client.leave()
        #expect(bench.reports(2).contains { $0.outcome == .abandoned })
    }

    @Test("Whoever trickles what is not yet an answer is given up, however often a byte comes")
    func opening() throws {
        let limits = StreamLimits(firstByte: .milliseconds(400), originStall: .milliseconds(400))
        let blanks: [HostileOrigin.Step] = (0..<100).flatMap { _ in [.send(" "), .sleep(milliseconds: 100)] }
        let lines: [HostileOrigin.Step] = (0..<100).flatMap { _ in [.send("X: y\r\n"), .sleep(milliseconds: 100)] }
        let playlist: [HostileOrigin.Step] = (0..<100).flatMap { _ in [.send("#\n"), .sleep(milliseconds: 100)] }
        let type = "HTTP/1.1 200 OK\r\nContent-Type: application/vnd.apple.mpegurl\r\n\r\n#EXTM3U\n"
        for steps in [[.send(Self.head)] + blanks, [.send("HTTP/1.1 200 OK\r\n")] + lines, [.send(type)] + playlist] {
            let bench = try StreamBench(Sound.beside { _ in steps }, limits: limits)
            let started = ContinuousClock.now
            let answer = try bench.start().read()
            #expect(answer.status == 502 && answer.text == "timeout")
            #expect(.now - started < .seconds(8))
        }
    }

    @Test("A client that reads a few bytes at a time holds nobody else up, and the origin waits for it")
    func slowClient() throws {
        let flood = String(repeating: "x", count: 10_000)
        let bench = try StreamBench(Sound.beside { _ in [.send(Self.head), .flood(flood)] })
        let client = try bench.start(buffer: 4096)
        for _ in 0..<20 {
            #expect(client.read(bytes: 1).count == 1)
            usleep(20_000)
        }
        try Sound.livesOn(bench)
        // What has come so far is what pipes and sockets hold, not the file.
        #expect(bench.origin.brokenCount == 0)
        client.leave()
        #expect(bench.reports(2).contains { $0.outcome == .abandoned && $0.bytes < 1_000_000 })
    }
}
