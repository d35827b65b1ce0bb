/// One worker's place on the scoreboard: the worker writes, the parent reads.
package struct ScoreboardSlot: Sendable {
    private let counters: SharedArea
    private let cells: SharedArea

    private enum Counter: Int {
        case requests
        case busy
        case threads
        case accepted
        case beat
        case streams
    }

    init(base: UnsafeMutableRawPointer) {
        counters = SharedArea(base: base, count: 64)
        cells = SharedArea(base: base + 64, count: Scoreboard.threads * 16)
    }

    package var requests: UInt64 { counters.load(Counter.requests.rawValue) }
    package var busyThreads: UInt64 { counters.load(Counter.busy.rawValue) }
    package var threads: UInt64 { counters.load(Counter.threads.rawValue) }
    package var accepted: UInt64 { counters.load(Counter.accepted.rawValue) }
    var lastBeat: Duration? { moment(counters.load(Counter.beat.rawValue)) }

    package func set(threads: Int) { counters.store(UInt64(threads), at: Counter.threads.rawValue) }

    /// Answers that have left their threads and are still being written.
    package var streams: UInt64 { counters.load(Counter.streams.rawValue) }

    /// - Parameter difference: 1 where one begins, -1 where one ends.
    package func countStreams(_ difference: Int) {
        counters.add(UInt64(bitPattern: Int64(difference)), at: Counter.streams.rawValue)
    }

    package func countAccepted() { counters.add(1, at: Counter.accepted.rawValue) }

    /// A thread takes a request.
    package func begin(thread: Int, stage: UInt64 = 0) {
        counters.add(1, at: Counter.busy.rawValue)
        guard thread < Scoreboard.threads else { return }
        cells.store(stage, at: thread * 2 + 1)
        cells.store(MonotonicClock.now.microseconds, at: thread * 2)
    }

    /// What a thread's request does now, as the application numbers it.
    package func enter(stage: UInt64, thread: Int) {
        guard thread < Scoreboard.threads else { return }
        cells.store(stage, at: thread * 2 + 1)
    }

    /// A thread has answered its request.
    package func end(thread: Int) {
        if thread < Scoreboard.threads { cells.store(0, at: thread * 2) }
        counters.add(UInt64.max, at: Counter.busy.rawValue)
        counters.add(1, at: Counter.requests.rawValue)
    }

    func beat() { counters.store(MonotonicClock.now.microseconds, at: Counter.beat.rawValue) }

    /// The request that is held longest.
    var oldest: (start: Duration, stage: UInt64)? {
        let watched = min(Int(clamping: threads), Scoreboard.threads)
        var oldest: (start: UInt64, thread: Int)?
        for thread in 0..<watched {
            let start = cells.load(thread * 2)
            if start != 0, start < oldest?.start ?? .max { oldest = (start, thread) }
        }
        return oldest.map { (Duration(microseconds: $0.start), cells.load($0.thread * 2 + 1)) }
    }

    /// For the next worker in this place.
    func clear() {
        for word in 0..<counters.words { counters.store(0, at: word) }
        for word in 0..<cells.words { cells.store(0, at: word) }
    }

    private func moment(_ microseconds: UInt64) -> Duration? {
        microseconds == 0 ? nil : Duration(microseconds: microseconds)
    }
}
