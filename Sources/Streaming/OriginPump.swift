internal import Media

/// Carries one file from its origins to a sink: asks, waits, heals, as ``StreamState`` decides.
///
/// Belongs to a loop's thread.
final class OriginPump: OriginReceiver {
    /// Where the bytes go.
    protocol Owner: AnyObject {
        /// A client is to be told this, then bytes follow.
        func pump(_ pump: OriginPump, begins head: AnswerHead)
        /// - Returns: whether more may follow at once.
        func pump(_ pump: OriginPump, delivers bytes: UnsafeRawBufferPointer) -> OriginFlow
        /// No more follows at the moment.
        ///
        /// - Returns: whether more may follow.
        func pumpSettles(_ pump: OriginPump) -> OriginFlow
        /// The post shall be parsed again; ``parsedAgain(_:)`` is told what came of it.
        func pumpNeedsParse(_ pump: OriginPump)
        /// The last call; never a step that asks or parses.
        func pump(_ pump: OriginPump, ended step: StreamStep)
    }

    /// Requests beyond the first.
    private(set) var repeats = -1
    private var state: StreamState
    private let origin: any MediaOrigin
    private let limits: StreamLimits
    private weak var owner: (any Owner)?
    private var exchange: (any OriginExchange)?
    /// A request that is sent after a pause.
    private var postponed: (request: OriginRequest, at: ContinuousClock.Instant)?
    private var isPaused = false
    /// The sink takes nothing any more; its owner will say so.
    private var isAbandoned = false
    private var hasBytes = false
    /// Whether the exchange under way has given the sink anything.
    private var hasDelivered = false
    private var asked = ContinuousClock.now
    private var lastByte = ContinuousClock.now

    init(_ plan: StreamPlan, origin: any MediaOrigin, limits: StreamLimits, owner: any Owner) {
        state = StreamState(plan)
        self.origin = origin
        self.limits = limits
        self.owner = owner
    }

    /// Whether the sink was given all that it was promised.
    var hasDeliveredAll: Bool { state.hasDeliveredAll }

    func start() { perform(state.start()) }

    /// Ends everything; the owner hears nothing more.
    func cancel() {
        owner = nil
        postponed = nil
        let exchange = exchange
        self.exchange = nil
        exchange?.cancel()
    }

    /// The sink takes bytes again.
    func resume() {
        guard isPaused else { return }
        isPaused = false
        // While the sink was full the origin was not read.
        lastByte = .now
        exchange?.resume()
    }

    func parsedAgain(_ media: FreshMedia?) { perform(state.parsedAgain(media)) }

    /// Called again and again, some times a second.
    func tick(_ now: ContinuousClock.Instant) {
        if let postponed, postponed.at <= now {
            self.postponed = nil
            send(postponed.request)
        }
        guard let exchange, !isPaused else { return }
        guard isStuck(now) else { return }
        self.exchange = nil
        exchange.cancel()
        perform(state.ended(.failed(.timeout)))
    }

    private func isStuck(_ now: ContinuousClock.Instant) -> Bool {
        if now - lastByte > (hasBytes ? limits.originStall : limits.firstByte) { return true }
        // A byte now and then is no answer as long as all are kept: of a playlist, or of what may be a page.
        return !hasDelivered && now - asked > limits.firstByte + limits.originStall
    }

    // MARK: What the origin sends

    func receive(_ head: OriginHead) -> Bool {
        lastByte = .now
        return state.take(head)
    }

    func receive(_ body: UnsafeRawBufferPointer) -> OriginFlow {
        (hasBytes, lastByte) = (true, .now)
        guard let owner else { return .stop }
        switch state.take(body) {
        case .keep: return .goOn
        case .stop: return .stop
        case .begin(let head, let kept, let count):
            owner.pump(self, begins: head)
            if !kept.isEmpty, kept.withUnsafeBytes({ deliver($0, owner) }) == .stop { return .stop }
            return deliver(UnsafeRawBufferPointer(rebasing: body.prefix(count)), owner)
        case .deliver(let count): return deliver(UnsafeRawBufferPointer(rebasing: body.prefix(count)), owner)
        }
    }

    private func deliver(_ bytes: UnsafeRawBufferPointer, _ owner: any Owner) -> OriginFlow {
        hasDelivered = true
        return note(owner.pump(self, delivers: bytes))
    }

    func settle() -> OriginFlow {
        guard hasDelivered, !isAbandoned, let owner else { return .goOn }
        return note(owner.pumpSettles(self))
    }

    private func note(_ flow: OriginFlow) -> OriginFlow {
        isPaused = flow == .pause
        isAbandoned = flow == .stop
        return flow
    }

    func ended(_ end: OriginEnd) {
        exchange = nil
        guard !isAbandoned else { return }
        perform(state.ended(end))
    }

    // MARK: What is done

    private func perform(_ step: StreamStep) {
        switch step {
        case .ask(let request, let pause):
            if pause == .zero { send(request) } else { postponed = (request, .now + pause) }
        case .parseAgain: owner?.pumpNeedsParse(self)
        case .answer, .rewrite, .finish, .breakOff, .fail: owner?.pump(self, ended: step)
        }
    }

    private func send(_ request: OriginRequest) {
        repeats += 1
        (hasBytes, hasDelivered, asked, lastByte) = (false, false, .now, .now)
        // What is asked for while the sink is full waits with its first bytes.
        isPaused = false
        exchange = origin.start(request, into: self)
    }
}
