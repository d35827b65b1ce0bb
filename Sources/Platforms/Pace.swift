/// How often a platform is asked for posts by one way out: those that ban an address after a burst get their requests
/// spaced. Nobody has published the platforms' own numbers; these are ours, and an operator can set others.
package struct Pace: Sendable, Equatable {
    /// Posts a second, on average.
    package let perSecond: Double
    /// Posts at once.
    package let burst: Int

    package init(perSecond: Double, burst: Int) {
        self.perSecond = perSecond
        self.burst = burst
    }
}
