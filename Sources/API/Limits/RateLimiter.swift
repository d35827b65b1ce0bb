internal import Atomics

/// Counts requests by name, exactly and across all workers: the generic cell rate algorithm (GCRA, ITU-T I.371) on
/// memory that the workers share.
///
/// A name has one number, the time at which its bucket would be full again. Taking a request moves that time on by one
/// interval with a compare-and-swap, so no request is counted twice or lost. The time is the machine's monotonic clock:
/// a change of the wall clock opens nothing. The memory belongs to the parent, so a worker's restart opens nothing
/// either.
package struct RateLimiter: @unchecked Sendable {
    // Unchecked: the memory outlives the process's threads and is only touched by atomic operations.
    private let slots: UnsafeMutablePointer<Slot>
    private let count: Int

    /// Two words: whose it is, and when its bucket is full again.
    struct Slot {
        var name: UnsafeAtomic<UInt64>.Storage
        var full: UnsafeAtomic<UInt64>.Storage
    }

    /// Places that are tried before another name has to give way.
    private static let probes = 16

    /// - Parameters:
    ///   - memory: zeroed by whoever made it, shared by all workers, aligned to 8 bytes.
    ///   - byteCount: 16 bytes a name.
    package init(memory: UnsafeMutableRawPointer, byteCount: Int) {
        count = max(1, byteCount / MemoryLayout<Slot>.stride)
        slots = memory.bindMemory(to: Slot.self, capacity: count)
    }

    /// Takes one request out of a name's bucket.
    ///
    /// - Parameter now: nanoseconds of a clock that never goes back.
    package func take(_ name: String, _ limit: RateLimit, now: UInt64) -> RateDecision {
        decide(name, limit, now: now, isTaking: true)
    }

    /// Whether a request could be taken, without taking it.
    package func peek(_ name: String, _ limit: RateLimit, now: UInt64) -> RateDecision {
        decide(name, limit, now: now, isTaking: false)
    }

    private func decide(_ name: String, _ limit: RateLimit, now: UInt64, isTaking: Bool) -> RateDecision {
        let full = full(of: Self.hash(name), now: now)
        let capacity = limit.interval * UInt64(limit.burst)
        var old = full.load(ordering: .relaxed)
        while true {
            let next = max(old, now) + limit.interval
            guard next - now <= capacity else {
                return RateDecision(isAllowed: false, remaining: 0, seconds: Self.seconds(next - now - capacity))
            }
            let decision = RateDecision(
                isAllowed: true,
                remaining: Int((capacity - (next - now)) / limit.interval),
                seconds: Self.seconds(next - now)
            )
            guard isTaking else { return decision }
            let (exchanged, found) = full.compareExchange(expected: old, desired: next, ordering: .relaxed)
            if exchanged { return decision }
            old = found
        }
    }

    /// The number of a name; a free or a stale place is taken for a new one, and in a full neighbourhood the place that
    /// would be stale first.
    private func full(of hash: UInt64, now: UInt64) -> UnsafeAtomic<UInt64> {
        var stalest: (place: Int, full: UInt64) = (0, .max)
        for probe in 0..<Self.probes {
            let place = Int((hash &+ UInt64(probe)) % UInt64(count))
            let owner = name(place)
            let current = owner.load(ordering: .relaxed)
            if current == hash { return full(place) }
            if current == 0 {
                let (exchanged, found) = owner.compareExchange(expected: 0, desired: hash, ordering: .relaxed)
                if exchanged || found == hash { return full(place) }
            }
            let time = full(place).load(ordering: .relaxed)
            if time < stalest.full { stalest = (place, time) }
        }
        let owner = name(stalest.place)
        let current = owner.load(ordering: .relaxed)
        if owner.compareExchange(expected: current, desired: hash, ordering: .relaxed).exchanged {
            full(stalest.place).store(0, ordering: .relaxed)
        }
        return full(stalest.place)
    }

    private func name(_ place: Int) -> UnsafeAtomic<UInt64> {
        let start = UnsafeMutableRawPointer(slots + place)
        return UnsafeAtomic(at: start.assumingMemoryBound(to: UnsafeAtomic<UInt64>.Storage.self))
    }

    private func full(_ place: Int) -> UnsafeAtomic<UInt64> {
        let start = UnsafeMutableRawPointer(slots + place) + MemoryLayout<UInt64>.stride
        return UnsafeAtomic(at: start.assumingMemoryBound(to: UnsafeAtomic<UInt64>.Storage.self))
    }

    /// FNV-1a with a last mix; never 0, which means "free".
    static func hash(_ name: String) -> UInt64 {
        var hash = name.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
        hash ^= hash >> 33
        hash = hash &* 0xFF51_AFD7_ED55_8CCD
        hash ^= hash >> 33
        return hash == 0 ? 1 : hash
    }

    private static func seconds(_ nanoseconds: UInt64) -> Int {
        max(1, Int((nanoseconds + 999_999_999) / 1_000_000_000))
    }
}
