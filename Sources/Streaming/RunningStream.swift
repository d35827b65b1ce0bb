internal import Media

/// What a ``StreamLoop`` keeps going.
protocol RunningStream: AnyObject {
    func start()
    /// Called again and again, some times a second.
    func tick(_ now: ContinuousClock.Instant)
    /// - Parameters:
    ///   - media: `nil` where the new parse found no such rendition.
    ///   - input: which of its inputs it was for.
    func parsedAgain(_ media: FreshMedia?, input: Int)
    /// - Parameter playlist: `nil` where it is not handed on.
    func rewritten(_ playlist: [UInt8]?)
}
