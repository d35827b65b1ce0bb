import Foundation

/// Waits for what will come, on a machine that may be busy with other things.
enum Patience {
    /// Waits until something holds.
    ///
    /// - Returns: whether it does, within so many seconds.
    @discardableResult
    static func wait(_ seconds: Double = 30, until holds: () throws -> Bool) rethrows -> Bool {
        let end = ContinuousClock.now + .seconds(seconds)
        while ContinuousClock.now < end {
            if try holds() { return true }
            usleep(5000)
        }
        return try holds()
    }

    /// How long it takes until something holds, at most half a minute.
    static func time(until holds: () throws -> Bool) rethrows -> Duration {
        try ContinuousClock().measure { try wait(until: holds) }
    }
}
