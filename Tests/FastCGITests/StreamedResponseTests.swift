import FastCGI
import Glibc
import Testing

@Suite("An answer that waits for nobody")
struct StreamedResponseTests {
    /// Both ends of a connection; the far one reads as a web server does.
    private final class Pair {
        let answer: StreamedResponse
        let far: Int32

        init(buffer: Int32 = 4096, shared: SharedRecords = SharedRecords()) {
            var ends: [Int32] = [-1, -1]
            socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &ends)
            var size = buffer
            setsockopt(ends[0], SOL_SOCKET, SO_SNDBUF, &size, socklen_t(MemoryLayout<Int32>.size))
            far = ends[1]
            answer = StreamedResponse(DetachedConnection(descriptor: ends[0], requestID: 258), shared: shared)
        }

        deinit { close(far) }

        /// What is there, without waiting for more.
        func read() -> [UInt8] {
            var bytes: [UInt8] = []
            var buffer = [UInt8](repeating: 0, count: 65_536)
            while true {
                let count = recv(far, &buffer, buffer.count, Int32(MSG_DONTWAIT))
                guard count > 0 else { return bytes }
                bytes += buffer[..<count]
            }
        }
    }

    /// The contents of all output records, and whether the end record is there.
    private func output(of bytes: [UInt8]) -> (content: [UInt8], isComplete: Bool) {
        var (content, at, isComplete): ([UInt8], Int, Bool) = ([], 0, false)
        while at + 8 <= bytes.count {
            let length = Int(bytes[at + 4]) << 8 | Int(bytes[at + 5])
            #expect(bytes[at + 2] == 1 && bytes[at + 3] == 2, "the request's id")
            if bytes[at + 1] == 6 { content += bytes[(at + 8)..<(at + 8 + length)] }
            if bytes[at + 1] == 3 { isComplete = true }
            at += 8 + length
        }
        return (content, isComplete)
    }

    @Test("What the peer does not take waits, and goes in order when it does", arguments: [1, 65_528, 65_529, 400_000])
    func waits(size: Int) throws {
        let pair = Pair()
        let body = (0..<size).map { UInt8(truncatingIfNeeded: $0 % 251) }
        var read: [UInt8] = []
        body.withUnsafeBytes { pair.answer.write($0) }
        pair.answer.end()
        _ = pair.answer.flush()
        #expect(pair.answer.isWaiting == (size > 65_000))
        while pair.answer.isWaiting {
            read += pair.read()
            #expect(pair.answer.flush() != .gone)
        }
        read += pair.read()
        let output = output(of: read)
        #expect(output.content == body && output.isComplete)
        #expect(pair.answer.waitingCount == 0)
    }

    @Test("Small pieces become one record, and no record is larger than may be")
    func records() throws {
        let pair = Pair(buffer: 1 << 20)
        for _ in 0..<70 { [UInt8](repeating: 1, count: 1000).withUnsafeBytes { pair.answer.write($0) } }
        pair.answer.end()
        #expect(pair.answer.flush() == .written)
        let read = pair.read()
        #expect(Int(read[4]) << 8 | Int(read[5]) == 65_528)
        #expect(read.count == 70_000 + 4 * 8 + 8, "two records of output, an empty one, and the end")
        #expect(output(of: read).content.count == 70_000)
    }

    @Test("Answers that share memory do not mix, in whatever order they write and leave")
    func shared() throws {
        let memory = SharedRecords()
        let pairs = [Pair(shared: memory), Pair(shared: memory), Pair(shared: memory)]
        var read: [[UInt8]] = [[], [], []]
        for round in 0..<50 {
            for (place, pair) in pairs.enumerated() where place < 2 || round < 20 {
                [UInt8](repeating: UInt8(place), count: 700 * (place + 1)).withUnsafeBytes { pair.answer.write($0) }
                if (round + place) % 3 == 0 { _ = pair.answer.flush() }
                read[place] += pair.read()
            }
            if round == 20 { pairs[2].answer.close() }
        }
        for (place, pair) in pairs.enumerated() where place < 2 {
            pair.answer.end()
            while pair.answer.flush() == .waiting { read[place] += pair.read() }
            read[place] += pair.read()
            let output = output(of: read[place])
            #expect(
                output.isComplete && output.content == [UInt8](repeating: UInt8(place), count: 35_000 * (place + 1))
            )
        }
    }

    @Test("A peer that is gone is noticed, and nothing is written any more")
    func gone() {
        let pair = Pair()
        shutdown(pair.far, Int32(SHUT_RDWR))
        let bytes = [UInt8](repeating: 1, count: 100_000)
        bytes.withUnsafeBytes { pair.answer.write($0) }
        #expect(pair.answer.flush() == .gone)
        bytes.withUnsafeBytes { pair.answer.write($0) }
        pair.answer.end()
        #expect(pair.answer.flush() == .gone)
    }

    @Test("Closed before its end an answer is incomplete")
    func broken() {
        let pair = Pair()
        Array("half".utf8).withUnsafeBytes { pair.answer.write($0) }
        _ = pair.answer.flush()
        pair.answer.close()
        pair.answer.close()
        let output = output(of: pair.read())
        #expect(output.content == Array("half".utf8) && !output.isComplete)
    }
}
