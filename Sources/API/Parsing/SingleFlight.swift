internal import Glibc
internal import Platforms

/// At most one parse of a post at a time in a worker: whoever asks meanwhile waits and gets the same outcome.
///
/// Unchecked: everything that changes is read and written between `lock` and `unlock` of the mutex.
final class SingleFlight: @unchecked Sendable {
    typealias Outcome = Result<Post, APIError>

    private final class Flight {
        var outcome: Outcome?
    }

    private let mutex: UnsafeMutablePointer<pthread_mutex_t>
    private let landed: UnsafeMutablePointer<pthread_cond_t>
    private var flights: [PostLink: Flight] = [:]

    init() {
        mutex = .allocate(capacity: 1)
        landed = .allocate(capacity: 1)
        pthread_mutex_init(mutex, nil)
        pthread_cond_init(landed, nil)
    }

    deinit {
        pthread_mutex_destroy(mutex)
        pthread_cond_destroy(landed)
        mutex.deallocate()
        landed.deallocate()
    }

    /// Runs `parse`, or waits for the one that is under way. Every parse has a deadline, so no wait is endless.
    ///
    /// - Returns: the outcome, and whether it is another request's.
    func outcome(for link: PostLink, parse: () -> Outcome) -> (outcome: Outcome, isShared: Bool) {
        pthread_mutex_lock(mutex)
        if let flight = flights[link] {
            while flight.outcome == nil { pthread_cond_wait(landed, mutex) }
            let outcome = flight.outcome
            pthread_mutex_unlock(mutex)
            return (outcome ?? .failure(APIError(.internalError)), true)
        }
        let flight = Flight()
        flights[link] = flight
        pthread_mutex_unlock(mutex)
        let outcome = parse()
        pthread_mutex_lock(mutex)
        flight.outcome = outcome
        flights[link] = nil
        pthread_cond_broadcast(landed)
        pthread_mutex_unlock(mutex)
        return (outcome, false)
    }
}
