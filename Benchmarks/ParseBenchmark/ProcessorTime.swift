import Glibc

/// Processor and wall-clock seconds that a piece of work took on this thread.
struct ProcessorTime {
    let processor: Double
    let wall: Double

    init(_ work: () throws -> Void) rethrows {
        let start = Self.now(CLOCK_THREAD_CPUTIME_ID)
        let wallStart = Self.now(CLOCK_MONOTONIC)
        try work()
        processor = Self.now(CLOCK_THREAD_CPUTIME_ID) - start
        wall = Self.now(CLOCK_MONOTONIC) - wallStart
    }

    private static func now(_ clock: clockid_t) -> Double {
        var time = timespec()
        clock_gettime(clock, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
