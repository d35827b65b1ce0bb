internal import EventLoop
internal import FastCGI
internal import Media

/// A stream's client: its answer, and the watch over it. Tells its owner when it takes more, and when it leaves.
///
/// Belongs to a loop's thread.
final class ClientConnection {
    protocol Owner: AnyObject {
        /// All that was written is gone: more may follow.
        func clientIsReady()
        /// It has left, or has not read for too long.
        func clientIsGone()
        /// The end of the answer was written.
        func clientHasEverything(_ outcome: StreamReport.Outcome)
    }

    weak var owner: (any Owner)?
    /// Bytes that are sent at once, and not with what else comes at the same time.
    private static let batch = 65_536
    private let response: StreamedResponse
    private let loop: EventLoop
    private let stall: Duration
    private let started = ContinuousClock.now
    private var lastTaken = ContinuousClock.now
    private var waiting = 0
    private var status = 0
    private var bytes = 0
    private var isWatchingWrites = false
    /// Set once all has been written.
    private var ending: StreamReport.Outcome?
    /// Bytes that wait for the client, but for the end of the answer.
    private var missing = 0
    private var isGone = false
    private var isClosed = false

    init(_ connection: DetachedConnection, host: StreamLoop) {
        response = StreamedResponse(connection, shared: host.records)
        loop = host.loop
        stall = host.limits.clientStall
        loop.watch(response.watched, .hangUp) { [unowned self] in hear($0) }
    }

    func begin(_ head: AnswerHead) {
        status = head.status
        response.begin(status: head.status, headers: head.headers)
    }

    /// Puts bytes behind what was written; they are sent by ``settle()``, or when there are many of them.
    ///
    /// - Returns: `.pause` where the client does not take them at once, `.stop` where it is gone.
    func write(_ content: UnsafeRawBufferPointer) -> OriginFlow {
        bytes += content.count
        response.write(content)
        return response.waitingCount < Self.batch ? .goOn : settle()
    }

    /// Sends what was written.
    func settle() -> OriginFlow { note(response.flush()) }

    func answer(_ answer: FailureAnswer) {
        begin(AnswerHead(status: answer.status, headers: answer.headers))
        _ = answer.body.withUnsafeBytes { write($0) }
    }

    /// Writes the end; the owner is told when the client has it.
    func end(_ outcome: StreamReport.Outcome) {
        ending = outcome
        _ = settle()
        missing = response.waitingCount
        response.end()
        switch settle() {
        case .goOn: owner?.clientHasEverything(outcome)
        case .stop: leave()
        case .pause: break
        }
    }

    /// Breaks the connection off where the end was not written.
    func close() {
        guard !isClosed else { return }
        isClosed = true
        loop.unwatch(response.watched)
        response.close()
    }

    func tick(_ now: ContinuousClock.Instant) {
        if isGone || response.isWaiting && now - lastTaken > stall { leave() }
    }

    func report(_ outcome: StreamReport.Outcome, repeats: Int) -> StreamReport {
        StreamReport(outcome: outcome, status: status, bytes: bytes, repeats: repeats, elapsed: .now - started)
    }

    private func hear(_ readiness: Readiness) {
        if readiness.isHungUp {
            leave()
        } else if readiness.isWritable {
            flush()
        }
    }

    /// A web server that has all the bytes it was promised does not wait for the end of the answer.
    private func leave() {
        if let ending, missing == 0 { owner?.clientHasEverything(ending) } else { owner?.clientIsGone() }
    }

    /// Whether all that was written has been taken.
    var hasTakenAll: Bool { !response.isWaiting }

    private func flush() {
        switch note(response.flush()) {
        case .pause: break
        case .stop: leave()
        case .goOn:
            if let ending { owner?.clientHasEverything(ending) } else { owner?.clientIsReady() }
        }
    }

    @discardableResult
    private func note(_ progress: StreamedResponse.Progress) -> OriginFlow {
        if response.waitingCount != waiting { (waiting, lastTaken) = (response.waitingCount, .now) }
        let mustWatch = progress == .waiting
        if mustWatch != isWatchingWrites, !isClosed {
            isWatchingWrites = mustWatch
            loop.change(response.watched, to: mustWatch ? [.hangUp, .write] : .hangUp)
        }
        switch progress {
        case .written: return .goOn
        case .waiting: return .pause
        case .gone:
            // Told by the watch, or with the next tick: the owner may be in the middle of something.
            isGone = true
            return .stop
        }
    }
}
