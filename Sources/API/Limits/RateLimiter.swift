/// Counts requests by name, exactly and across all workers: the generic cell rate algorithm (GCRA, ITU-T I.371) on
/// memory that the workers share.
///
/// A name has one number, the time at which its bucket would be full again. Taking a request moves that time on by one
/// interval with a compare-and-swap, so no request is counted twice or lost. The time is the machine's monotonic clock:
/// a change of the wall clock opens nothing. The memory belongs to the parent, so a worker's restart opens nothing
/// either.
package struct RateLimiter: Sendable {
    /// Two words a name: whose they are, and when its bucket is full again.
    let memory: any SharedWords
    let count: Int

    /// Places that are tried before another name has to give way.
    private static let probes = 16

    package init(memory: any SharedWords) {
        self.memory = memory
        count = memory.words / 2
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
        // Without memory nothing can be counted: let everybody in rather than nobody.
        guard count > 0 else { return RateDecision(isAllowed: true, remaining: limit.burst, seconds: 1) }
        let full = place(of: Self.hash(name)) * 2 + 1
        let capacity = limit.interval * UInt64(limit.burst)
        var old = memory.load(full)
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
            let (exchanged, found) = memory.compareExchange(old, next, at: full)
            if exchanged { return decision }
            old = found
        }
    }

    /// The place of a name: its own, a free one, or in a full neighbourhood the one whose bucket was full first.
    func place(of hash: UInt64) -> Int {
        var stalest: (place: Int, full: UInt64) = (0, .max)
        for probe in 0..<Self.probes {
            let place = Int((hash &+ UInt64(probe)) % UInt64(count))
            let owner = memory.load(place * 2)
            if owner == hash { return place }
            if owner == 0 {
                let (exchanged, found) = memory.compareExchange(0, hash, at: place * 2)
                if exchanged || found == hash { return place }
            }
            let full = memory.load(place * 2 + 1)
            if full < stalest.full { stalest = (place, full) }
        }
        let owner = memory.load(stalest.place * 2)
        if memory.compareExchange(owner, hash, at: stalest.place * 2).0 { memory.store(0, at: stalest.place * 2 + 1) }
        return stalest.place
    }

    /// FNV-1a with a last mix; never 0, which means "free".
    static func hash(_ name: String) -> UInt64 {
        var hash = name.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
        hash ^= hash >> 33
        hash = hash &* 0xFF51_AFD7_ED55_8CCD
        hash ^= hash >> 33
        return hash == 0 ? 1 : hash
    }

    static func seconds(_ nanoseconds: UInt64) -> Int {
        max(1, Int((nanoseconds + 999_999_999) / 1_000_000_000))
    }
}
