package import EventLoop
package import FastCGI
package import Media
package import Merging
internal import Synchronization

/// The streams of a worker: a few event loops, each with thousands of them.
///
///     let pool = try StreamPool(loops: 2, limits: StreamLimits()) { loop in try CurlOrigin(on: loop, egress: egress) }
///     guard pool.reserve() else { … }                 // as many as there may be
///     pool.start(job, on: response.detach())
package final class StreamPool: Sendable {
    package typealias OriginFactory = @Sendable (EventLoop) throws -> any MediaOrigin

    package let limits: StreamLimits
    private let loops: [StreamLoop]
    private let running: Counter
    private let turn = Atomic<Int>(0)
    private let merging = Atomic<Int>(0)

    /// Streams that run, over all loops.
    private final class Counter: Sendable {
        private let value = Atomic<Int>(0)
        private let changed: @Sendable (Int) -> Void

        init(_ changed: @escaping @Sendable (Int) -> Void) { self.changed = changed }

        var count: Int { value.load(ordering: .relaxed) }

        func add(_ difference: Int) -> Int {
            changed(difference)
            return value.add(difference, ordering: .relaxed).newValue
        }
    }

    /// - Parameters:
    ///   - loops: threads.
    ///   - changed: told when places are taken (1) and given back (-1), on any thread.
    ///   - makeOrigin: called on each loop's thread.
    /// - Throws: ``EventLoopError``, or whatever `makeOrigin` throws.
    package init(
        loops: Int,
        limits: StreamLimits,
        changed: @escaping @Sendable (Int) -> Void = { _ in },
        makeOrigin: @escaping OriginFactory
    ) throws {
        self.limits = limits
        let running = Counter(changed)
        self.running = running
        let parses = ParseThreads(limit: limits.parses)
        var made: [StreamLoop] = []
        for number in 0..<loops {
            let loop = try EventLoop(name: "streams \(number)")
            let streams = try Self.onLoop(loop) { loop in
                StreamLoop(loop, origin: try makeOrigin(loop), limits: limits, parses: parses) {
                    _ = running.add(-1)
                }
            }
            made.append(streams)
        }
        self.loops = made
    }

    deinit { for streams in loops { streams.loop.stop() } }

    /// How many run.
    package var count: Int { running.count }

    /// Takes a place for a stream; every place taken is followed by ``start(_:on:)`` or ``release()``.
    ///
    /// - Returns: `false` where none is free.
    package func reserve() -> Bool {
        if running.add(1) <= limits.streams { return true }
        release()
        return false
    }

    package func release() { _ = running.add(-1) }

    package func start(_ job: StreamJob, on connection: DetachedConnection) {
        let streams = nextLoop()
        streams.loop.submit { _ in
            streams.run { host, id in MediaStream(job, connection: connection, id: id, host: host) }
        }
    }

    /// Takes a place for a merge beside the stream's; each is followed by ``start(_:with:on:)`` or ``releaseMerge()``.
    ///
    /// - Returns: `false` where none is free.
    package func reserveMerge() -> Bool {
        if merging.add(1, ordering: .relaxed).newValue <= limits.merges { return true }
        releaseMerge()
        return false
    }

    package func releaseMerge() { merging.subtract(1, ordering: .relaxed) }

    package func start(_ job: MergeJob, with ffmpeg: FFmpeg, on connection: DetachedConnection) {
        let streams = nextLoop()
        streams.loop.submit { [self] _ in
            streams.run { host, id in
                let over = { [self] in releaseMerge() }
                let client = ClientConnection(connection, host: host)
                do throws(MergeFailure) {
                    let process = try MergeProcess(
                        ffmpeg,
                        arguments: job.merge.arguments,
                        inputs: job.video == nil ? .audio : .videoAndAudio
                    )
                    return MergeStream(job, process, client: client, id: id, host: host, over: over)
                } catch {
                    return FailedMerge(job, "\(error)", client: client, id: id, host: host, over: over)
                }
            }
        }
    }

    private func nextLoop() -> StreamLoop { loops[turn.add(1, ordering: .relaxed).oldValue % loops.count] }

    /// Runs something on a loop's thread and waits for what comes of it.
    private static func onLoop<Value: Sendable>(
        _ loop: EventLoop,
        _ make: @escaping @Sendable (EventLoop) throws -> Value
    ) throws -> Value {
        let box = ResultBox<Value>()
        loop.submit { loop in box.fill(Result { try make(loop) }) }
        return try box.wait().get()
    }
}
