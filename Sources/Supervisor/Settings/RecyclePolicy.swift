/// When a worker is replaced although nothing is wrong with it. The replacement is ready before it drains.
package struct RecyclePolicy: Sendable, Equatable {
    /// Requests after which it goes; nil is never.
    package var requests: UInt64?
    /// Share of `requests` and `age` that each worker may have more, so that not all go at once.
    package var jitter: Double
    /// Resident memory in bytes above which it goes; nil is never.
    package var memory: UInt64?
    /// Age at which it goes; nil is never.
    package var age: Duration?

    package init(requests: UInt64? = nil, jitter: Double = 0.1, memory: UInt64? = nil, age: Duration? = nil) {
        self.requests = requests
        self.jitter = jitter
        self.memory = memory
        self.age = age
    }

    /// The limits of one worker, its jitter thrown.
    ///
    /// - Parameter random: from 0 up to 1.
    func thrown(_ random: Double) -> RecyclePolicy {
        let factor = 1 + jitter * random
        return RecyclePolicy(
            requests: requests.map { UInt64(Double($0) * factor) },
            jitter: 0,
            memory: memory,
            age: age.map { $0 * factor }
        )
    }

    /// Why a worker should go now, or nil.
    func reason(requests served: UInt64, memory used: UInt64, age lived: Duration) -> String? {
        if let requests, served >= requests { return "it has served \(served) requests" }
        if let memory, used > memory { return "it uses \(used >> 20) MiB" }
        if let age, lived >= age { return "it is \(lived.components.seconds) s old" }
        return nil
    }
}
