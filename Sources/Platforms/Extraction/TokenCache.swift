internal import Synchronization

/// Anonymous tokens that outlive one parse (X's guest token, YouTube's visitor data): small text by name, for a time.
///
/// One instance a worker. Bounded: beyond `capacity` names the one that expires first goes.
package final class TokenCache: Sendable {
    private struct Entry {
        let value: String
        let expires: ContinuousClock.Instant
    }

    private let entries = Mutex<[String: Entry]>([:])
    private let capacity: Int

    package init(capacity: Int = 256) { self.capacity = capacity }

    package func value(named name: String, at now: ContinuousClock.Instant = .now) -> String? {
        entries.withLock { entries in
            guard let entry = entries[name], entry.expires > now else { return nil }
            return entry.value
        }
    }

    package func store(
        _ value: String,
        named name: String,
        for lifetime: Duration,
        at now: ContinuousClock.Instant = .now
    ) {
        entries.withLock { entries in
            if entries[name] == nil, entries.count >= capacity,
                let oldest = entries.min(by: { $0.value.expires < $1.value.expires })
            {
                entries[oldest.key] = nil
            }
            entries[name] = Entry(value: value, expires: now + lifetime)
        }
    }

    package func remove(named name: String) {
        entries.withLock { $0[name] = nil }
    }
}
