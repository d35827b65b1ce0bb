import Glibc
import Media
import OriginTesting
import Platforms
import Streaming
import Testing

@Suite("Streams through libcurl to a client")
struct StreamTests {
    @Test("A file arrives byte for byte, in constant memory of the client's pace", arguments: [1, 16_384, 3_000_000])
    func whole(size: Int) throws {
        let bench = try StreamBench(FileOrigin.make(size: size))
        let answer = try bench.start().read()
        #expect(answer.status == 200 && answer.isComplete)
        #expect(answer.body == Pattern.bytes(0..<size))
        #expect(answer.headers["Content-Length"] == "\(size)")
        #expect(bench.reports().map(\.outcome) == [.complete])
        #expect(bench.pool.count == 0)
    }

    @Test("A slow client gets every byte; the origin waits for it")
    func slow() throws {
        let bench = try StreamBench(FileOrigin.make(size: 2_000_000))
        let answer = try bench.start(buffer: 4096).read(pause: 300, chunk: 3000)
        #expect(answer.isComplete && answer.body == Pattern.bytes(0..<2_000_000))
        #expect(bench.reports().first?.outcome == .complete)
    }

    @Test("Parts are asked for and handed on")
    func part() throws {
        let bench = try StreamBench(FileOrigin.make(size: 1000))
        let answer = try bench.start(range: "bytes=100-199").read()
        #expect(answer.status == 206 && answer.body == Pattern.bytes(100..<200))
        #expect(answer.headers["Content-Range"] == "bytes 100-199/1000")
    }

    @Test("HEAD gives the head and nothing else, and the origin never sees HEAD")
    func head() throws {
        let bench = try StreamBench(FileOrigin.make(size: 5_000_000))
        let answer = try bench.start(isHead: true).read()
        #expect(answer.status == 200 && answer.body.isEmpty && answer.isComplete)
        #expect(answer.headers["Content-Length"] == "5000000")
        #expect(bench.origin.requests.allSatisfy { $0.hasPrefix("GET ") })
    }

    @Test("Breaks in the middle are healed without the client seeing them", arguments: [false, true])
    func healing(isReset: Bool) throws {
        let faults = [0.1, 0.3, 0.2].map { FileOrigin.Fault(cutAfter: Int($0 * 1_000_000), isReset: isReset) }
        let bench = try StreamBench(FileOrigin.make(size: 1_000_000, faults: faults))
        let answer = try bench.start().read()
        #expect(answer.isComplete && answer.body == Pattern.bytes(0..<1_000_000))
        #expect(bench.reports().first?.repeats == 3)
    }

    @Test("What cannot be completed ends as a broken connection, never as a whole answer")
    func brokenOff() throws {
        let cut = FileOrigin.Fault(cutAfter: 5000)
        let bench = try StreamBench(
            HostileOrigin { request, number in
                let size = number == 0 ? 10_000 : 10_001
                return [
                    .send("HTTP/1.1 200 OK\r\nContent-Type: video/mp4\r\nContent-Length: \(size)\r\n\r\n"),
                    .bytes([UInt8](repeating: 1, count: cut.cutAfter)),
                ]
            }
        )
        let answer = try bench.start().read()
        #expect(answer.status == 200 && !answer.isComplete && answer.body.count == 5000)
        #expect(bench.reports().map(\.outcome) == [.brokenOff])
    }

    @Test("An origin that stalls in the middle is asked anew")
    func stall() throws {
        let origin = FileOrigin.make(size: 100_000, faults: [.init(cutAfter: 40_000)], stall: 20_000)
        let bench = try StreamBench(origin, limits: StreamLimits(originStall: .milliseconds(300)))
        let answer = try bench.start().read()
        #expect(answer.isComplete && answer.body == Pattern.bytes(0..<100_000))
    }

    @Test("An origin that accepts and never answers is given up after the time that is allowed")
    func silence() throws {
        let bench = try StreamBench(
            HostileOrigin([.sleep(milliseconds: 20_000)]),
            limits: StreamLimits(firstByte: .milliseconds(300))
        )
        let answer = try bench.start().read()
        #expect(answer.status == 502 && answer.text == "timeout" && answer.isComplete)
    }

    @Test("A client that leaves ends the origin's transfer within a second, also while the origin stalls")
    func leaving() throws {
        for stalls in [false, true] {
            let bench = try StreamBench(
                HostileOrigin([
                    .send("HTTP/1.1 200 OK\r\nContent-Type: video/mp4\r\nContent-Length: 900000000\r\n\r\nabc"),
                    stalls ? .trickle(milliseconds: 5000) : .flood(String(repeating: "x", count: 10_000)),
                ])
            )
            let client = try bench.start()
            _ = client.read(bytes: 100)
            client.leave()
            #expect(bench.reports().first?.outcome == .abandoned)
            #expect(bench.pool.count == 0)
            if !stalls { #expect(bench.wait(atMost: 1000) { bench.origin.brokenCount == 1 } < 1000) }
        }
    }

    @Test("A client that leaves before the first byte is forgotten too")
    func leavingEarly() throws {
        let bench = try StreamBench(HostileOrigin([.sleep(milliseconds: 5000)]))
        let client = try bench.start()
        usleep(50_000)
        client.leave()
        #expect(bench.reports().map(\.outcome) == [.abandoned])
    }

    @Test("A client that stops reading is given up")
    func stuck() throws {
        let bench = try StreamBench(
            FileOrigin.make(size: 3_000_000),
            limits: StreamLimits(clientStall: .milliseconds(400))
        )
        let client = try bench.start(buffer: 4096)
        #expect(bench.reports().map(\.outcome) == [.abandoned])
        client.leave()
    }

    @Test("A stale address is parsed again, on a thread of its own")
    func stale() throws {
        let origin = HostileOrigin { request, _ in
            guard request.contains("/fresh") else {
                return [.send("HTTP/1.1 403 Forbidden\r\nContent-Length: 2\r\nConnection: close\r\n\r\nno")]
            }
            return [
                .send("HTTP/1.1 200 OK\r\nContent-Type: video/mp4\r\nContent-Length: 3\r\nConnection: close\r\n\r\nyes")
            ]
        }
        let bench = try StreamBench(
            origin,
            fresh: {
                usleep(100_000)
                return FreshMedia(url: "http://w.cdn.example/fresh", cookies: CookieJar(), egress: 0)
            }
        )
        let answer = try bench.start(canParseAgain: true).read()
        #expect(answer.status == 200 && answer.text == "yes")
        let gone = try StreamBench(origin)
        #expect(try gone.start(canParseAgain: true).read().text == "status(403)")
    }

    @Test("Playlists are rewritten whole")
    func playlist() throws {
        let body = "#EXTM3U\na.ts\n"
        let head = "HTTP/1.1 200 OK\r\nContent-Type: application/vnd.apple.mpegurl\r\nConnection: close\r\n\r\n"
        let bench = try StreamBench(HostileOrigin([.send(head + body)]), rewrite: { $0 + Array("#end\n".utf8) })
        let answer = try bench.start("http://v.cdn.example/x").read()
        #expect(answer.status == 200 && answer.text == body + "#end\n" && answer.isComplete)
        #expect(answer.headers["Content-Type"] == "application/vnd.apple.mpegurl")
        let refused = try StreamBench(HostileOrigin([.send(head + body)]), rewrite: { _ in nil })
        #expect(try refused.start("http://v.cdn.example/x").read().text == "playlist")
    }

    @Test("Hundreds of slow streams on one loop are all complete and identical")
    func many() async throws {
        let bench = try StreamBench(FileOrigin.make(size: 200_000))
        let wrong = try await withThrowingTaskGroup(of: Bool.self) { group in
            for _ in 0..<300 {
                group.addTask {
                    let answer = try bench.start(buffer: 4096).read(pause: 100, chunk: 8000)
                    return answer.isComplete && answer.body == Pattern.bytes(0..<200_000)
                }
            }
            return try await group.reduce(into: 0) { $0 += $1 ? 0 : 1 }
        }
        #expect(wrong == 0)
        #expect(bench.reports(300).allSatisfy { $0.outcome == .complete })
    }

    @Test("No more streams than there may be")
    func capacity() throws {
        let bench = try StreamBench(
            HostileOrigin([.sleep(milliseconds: 3000)]),
            limits: StreamLimits(streams: 2)
        )
        let clients = [try bench.start(), try bench.start()]
        #expect(throws: StreamBench.Full.self) { try bench.start() }
        clients[0].leave()
        _ = bench.reports()
        #expect(throws: Never.self) { try bench.start() }
    }
}
