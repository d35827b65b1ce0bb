import EventLoop
import Glibc
import Synchronization
import Testing

@Suite("The event loop")
struct EventLoopTests {
    /// A socket pair, closed with the value.
    private final class Pair: Sendable {
        let near: Int32
        let far: Int32

        init() {
            var ends: [Int32] = [-1, -1]
            socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &ends)
            (near, far) = (ends[0], ends[1])
        }

        deinit {
            close(near)
            close(far)
        }

        func tell(_ text: String) { _ = Array(text.utf8).withUnsafeBytes { write(far, $0.baseAddress, $0.count) } }
    }

    private final class Notes: Sendable {
        private let notes = Mutex<[String]>([])
        func add(_ note: String) { notes.withLock { $0.append(note) } }
        var all: [String] { notes.withLock { $0 } }

        /// Waits until there are so many, at most five seconds.
        func wait(for count: Int) -> [String] {
            for _ in 0..<5000 where all.count < count { usleep(1000) }
            return all
        }
    }

    @Test("Jobs run in order on one thread")
    func jobs() throws {
        let loop = try EventLoop(name: "test")
        defer { loop.stop() }
        let notes = Notes()
        for number in 0..<1000 { loop.submit { _ in notes.add("\(number)") } }
        #expect(notes.wait(for: 1000) == (0..<1000).map(String.init))
    }

    @Test("A watcher is called when there is something to read, and no more once it is unwatched")
    func watching() throws {
        let loop = try EventLoop(name: "test")
        defer { loop.stop() }
        let (pair, notes) = (Pair(), Notes())
        loop.submit { loop in
            loop.watch(pair.near, .read) { readiness in
                var buffer = [UInt8](repeating: 0, count: 16)
                let count = read(pair.near, &buffer, 16)
                notes.add("\(readiness.isReadable) \(String(decoding: buffer[..<max(0, count)], as: UTF8.self))")
                loop.unwatch(pair.near)
            }
        }
        pair.tell("a")
        #expect(notes.wait(for: 1) == ["true a"])
        pair.tell("b")
        usleep(50_000)
        #expect(notes.all == ["true a"])
    }

    @Test("A peer that leaves is noticed although nothing is read")
    func leaving() throws {
        let loop = try EventLoop(name: "test")
        defer { loop.stop() }
        let (pair, notes) = (Pair(), Notes())
        loop.submit { loop in
            loop.watch(pair.near, .hangUp) { readiness in
                notes.add("\(readiness.isHungUp)")
                loop.unwatch(pair.near)
            }
        }
        pair.tell("unread")
        usleep(50_000)
        #expect(notes.all.isEmpty)
        shutdown(pair.far, Int32(SHUT_WR))
        #expect(notes.wait(for: 1) == ["true"])
    }

    @Test("An event of a descriptor that another handler of the same round has closed meets nobody")
    func stale() throws {
        let loop = try EventLoop(name: "test")
        defer { loop.stop() }
        let (first, second, notes) = (Pair(), Pair(), Notes())
        loop.submit { loop in
            for (pair, other) in [(first, second), (second, first)] {
                loop.watch(pair.near, .read) { _ in
                    notes.add("called")
                    loop.unwatch(pair.near)
                    loop.unwatch(other.near)
                    loop.watch(other.near, .write) { _ in
                        notes.add("new")
                        loop.unwatch(other.near)
                    }
                }
            }
            first.tell("a")
            second.tell("b")
        }
        #expect(notes.wait(for: 2) == ["called", "new"])
    }

    @Test("An alarm rings once at its time, and not at all where it was cleared")
    func alarms() throws {
        let loop = try EventLoop(name: "test")
        defer { loop.stop() }
        let notes = Notes()
        let start = ContinuousClock.now
        loop.submit { loop in
            loop.alarm { notes.add("late") }.set(after: .milliseconds(60))
            loop.alarm { notes.add("soon") }.set(after: .milliseconds(20))
            let never = loop.alarm { notes.add("never") }
            never.set(after: .milliseconds(10))
            never.clear()
        }
        #expect(notes.wait(for: 2) == ["soon", "late"])
        #expect(.now - start >= .milliseconds(60))
        usleep(50_000)
        #expect(notes.all.count == 2)
    }
}
