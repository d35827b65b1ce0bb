internal import EventLoop
internal import FastCGI
internal import Media

/// The streams of one event loop.
///
/// Unchecked: but for what is constant everything belongs to the loop's thread.
final class StreamLoop: @unchecked Sendable {
    typealias ID = UInt64

    let loop: EventLoop
    let origin: any MediaOrigin
    let limits: StreamLimits
    let records = SharedRecords()
    private let parses: ParseThreads
    private let removed: @Sendable () -> Void
    private var streams: [ID: any RunningStream] = [:]
    private var nextID: ID = 1
    private var clock: Alarm?

    /// How often streams are asked whether they wait in vain.
    private static let period: Duration = .milliseconds(250)

    init(
        _ loop: EventLoop,
        origin: any MediaOrigin,
        limits: StreamLimits,
        parses: ParseThreads,
        removed: @escaping @Sendable () -> Void
    ) {
        self.loop = loop
        self.origin = origin
        self.limits = limits
        self.parses = parses
        self.removed = removed
        // The loop holds this as long as it runs.
        clock = loop.alarm { [self] in tick() }
    }

    func run(_ make: (StreamLoop, ID) -> any RunningStream) {
        let id = nextID
        nextID += 1
        let stream = make(self, id)
        streams[id] = stream
        if streams.count == 1 { clock?.set(after: Self.period) }
        stream.start()
    }

    func remove(_ id: ID) {
        guard streams.removeValue(forKey: id) != nil else { return }
        removed()
    }

    /// Parses on a thread of its own, and tells the stream, if it is still there.
    func parseAgain(_ id: ID, input: Int = 0, _ parse: (@Sendable () -> FreshMedia?)?) {
        let tell: @Sendable (FreshMedia?) -> Void = { [self] media in
            loop.submit { [self] _ in streams[id]?.parsedAgain(media, input: input) }
        }
        guard let parse else { return tell(nil) }
        if !parses.run({ tell(parse()) }) { tell(nil) }
    }

    /// Rewrites a playlist on a thread of its own: a long one would hold up every other stream.
    func rewrite(_ id: ID, _ rewrite: @escaping @Sendable () -> [UInt8]?) {
        let tell: @Sendable ([UInt8]?) -> Void = { [self] text in
            loop.submit { [self] _ in streams[id]?.rewritten(text) }
        }
        if !parses.run({ tell(rewrite()) }) { tell(nil) }
    }

    private func tick() {
        let now = ContinuousClock.now
        for stream in Array(streams.values) { stream.tick(now) }
        if !streams.isEmpty { clock?.set(after: Self.period) }
    }
}
