import Glibc
import Synchronization
import Testing

@testable import FastCGI

@Suite("A worker's FastCGI server", .serialized)
struct ServerTests {
    @Test("Parameters and body arrive, status, headers and body go back")
    func answers() throws {
        let worker = try TestServer { request, response in
            response.begin(status: 201, headers: [("X-Test", request["HTTP_X_TEST"]), ("X-Bad", "a\r\nSet-Cookie: b")])
            if case .bytes(let body) = request.body { response.write(body) }
        }
        let answer = try worker.ask(Records.request([("HTTP_X_TEST", "yes")], body: "hello"))
        #expect(answer.text == "Status: 201 Created\r\nX-Test: yes\r\n\r\nhello")
        #expect(answer.isComplete)
        worker.stop()
    }

    @Test("A body longer than the limit, announced or not, is reported as too large")
    func bodyLimits() throws {
        let worker = try TestServer(limits: ServerLimits(threads: 2, bodySize: 10)) { request, response in
            response.begin(status: 200, headers: [])
            response.write(Array("\(request.body)".utf8))
        }
        #expect(try worker.ask(Records.request([], body: "12345678901")).text.hasSuffix("tooLarge"))
        let lying =
            Records.begin + Records.parameters([("CONTENT_LENGTH", "5")])
            + Records.record(type: 5, Array("1234567890123".utf8)) + Records.record(type: 5, [])
        #expect(try worker.ask(lying).text.hasSuffix("tooLarge"))
        let short =
            Records.begin + Records.parameters([("CONTENT_LENGTH", "9")])
            + Records.record(type: 5, Array("123".utf8)) + Records.record(type: 5, [])
        #expect(try worker.ask(short).text.hasSuffix("incomplete"))
        worker.stop()
    }

    @Test("Large answers come whole")
    func largeAnswer() throws {
        let worker = try TestServer { _, response in
            response.begin(status: 200, headers: [])
            for _ in 0..<100 { response.write([UInt8](repeating: 65, count: 100_000)) }
        }
        #expect(try worker.ask(Records.request([])).text.utf8.count == 10_000_000 + "Status: 200 OK\r\n\r\n".utf8.count)
        worker.stop()
    }

    @Test("A detached answer is given elsewhere while its thread serves the next request")
    func detached() throws {
        let held = Mutex<DetachedConnection?>(nil)
        let worker = try TestServer(limits: ServerLimits(threads: 1)) { request, response in
            guard request["A"] == "later" else { return _ = response.begin(status: 204, headers: []) }
            held.withLock { $0 = response.detach() }
        }
        let connection = try worker.open(Records.request([("A", "later")]))
        #expect(try worker.ask(Records.request([])).isComplete)
        let answer = StreamedResponse(try #require(held.withLock { $0 }), shared: SharedRecords())
        answer.begin(status: 200, headers: [("X-A", "1\r\nX-B: 2"), ("X-C", "3")])
        Array("late".utf8).withUnsafeBytes { answer.write($0) }
        answer.end()
        _ = answer.flush()
        answer.close()
        let read = worker.read(connection)
        #expect(read.text == "Status: 200 OK\r\nX-C: 3\r\n\r\nlate" && read.isComplete)
        worker.stop()
    }

    @Test("Hostile bytes end their own connection only")
    func hostileBytes() throws {
        let worker = try TestServer { _, response in response.begin(status: 200, headers: []) }
        for _ in 0..<300 {
            var bytes = Records.request([("NAME", "value")], body: "body")
            for _ in 0..<Int.random(in: 1...6) {
                bytes[Int.random(in: 0..<bytes.count)] = UInt8.random(in: 0...255)
            }
            try worker.send(Array(bytes[..<Int.random(in: 0...bytes.count)]))
        }
        #expect(try worker.ask(Records.request([])).text == "Status: 200 OK\r\n\r\n")
        worker.stop()
    }

    @Test("Parameters that arrive byte by byte are waited for")
    func slowParameters() throws {
        let worker = try TestServer { request, response in
            response.begin(status: 200, headers: [])
            response.write(Array(request["A"].utf8))
        }
        #expect(try worker.ask(Records.request([("A", "slow")]), pauseBetweenBytes: 1000).text.hasSuffix("slow"))
        worker.stop()
    }

    @Test("A drain finishes what is held and accepts nothing more")
    func drain() throws {
        let entered = Mutex(false)
        let gate = Mutex(false)
        let worker = try TestServer(limits: ServerLimits(threads: 2)) { _, response in
            entered.withLock { $0 = true }
            while !gate.withLock({ $0 }) { usleep(1000) }
            response.begin(status: 200, headers: [])
            response.write(Array("held".utf8))
        }
        let held = try worker.open(Records.request([]))
        while !entered.withLock({ $0 }) { usleep(1000) }
        worker.signal(.drain)
        usleep(20_000)
        let late = try worker.open(Records.request([]))
        gate.withLock { $0 = true }
        #expect(worker.read(held).text.hasSuffix("held"))
        worker.join()
        // Still in the listener's queue: for another worker to take.
        #expect(worker.hasPending)
        close(late)
    }

    @Test("While a drain or a stop lasts, what the parent says, its end too, is still heard", arguments: [true, false])
    func hearsWhileEnding(drains: Bool) throws {
        let gate = Mutex(false)
        let worker = try TestServer(limits: ServerLimits(threads: 1)) { _, response in
            while !gate.withLock({ $0 }) { usleep(1000) }
            response.begin(status: 200, headers: [])
        }
        let held = try worker.open(Records.request([]))
        for _ in 0..<2000 where worker.counts.began == 0 { usleep(1000) }
        for count in 1...2 {
            worker.signal(drains ? .drain : .finish)
            for _ in 0..<2000 where worker.signalsHeard < count { usleep(1000) }
            #expect(worker.signalsHeard == count)
        }
        gate.withLock { $0 = true }
        #expect(worker.read(held).isComplete)
        worker.join()
    }

    @Test("The end of the service serves what stands in the queue first")
    func finish() throws {
        let gate = Mutex(false)
        let worker = try TestServer(limits: ServerLimits(threads: 1)) { _, response in
            while !gate.withLock({ $0 }) { usleep(1000) }
            response.begin(status: 200, headers: [])
        }
        let connections = try (0..<5).map { _ in try worker.open(Records.request([])) }
        worker.signal(.finish)
        gate.withLock { $0 = true }
        for connection in connections { #expect(worker.read(connection).isComplete) }
        worker.join()
    }

    @Test("Many connections at once are all answered by few threads")
    func manyAtOnce() throws {
        let worker = try TestServer(limits: ServerLimits(threads: 4)) { request, response in
            response.begin(status: 200, headers: [])
            response.write(Array(request["N"].utf8))
        }
        for round in 0..<20 {
            let connections = try (0..<50).map { try worker.open(Records.request([("N", "\(round).\($0)")])) }
            for (number, connection) in connections.enumerated() {
                #expect(worker.read(connection).text.hasSuffix("\r\n\r\n\(round).\(number)"))
            }
        }
        worker.stop()
        #expect(worker.counts.began == 1000 && worker.counts.ended == 1000)
    }
}
