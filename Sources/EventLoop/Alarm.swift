/// A moment at which a loop calls back, once; may be set anew. Belongs to the loop's thread.
///
/// A loop has a handful of them and looks through all: they are for what there is one of, not for one a stream.
package final class Alarm {
    let ring: () -> Void
    /// `nil` while it is not set.
    private(set) var time: ContinuousClock.Instant?

    init(_ ring: @escaping () -> Void) { self.ring = ring }

    package func set(after duration: Duration) { time = .now + duration }

    package func clear() { time = nil }
}
