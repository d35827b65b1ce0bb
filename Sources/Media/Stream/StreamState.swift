internal import Platforms

/// One stream from an origin to a client, as decisions: events in, steps out. Knows neither sockets nor time.
///
///     var state = StreamState(plan)
///     perform(state.start())           // .ask: send it
///     state.take(head)                 // whether the body is wanted
///     state.take(bytes)                // what the client gets of them
///     perform(state.ended(.complete))  // what comes next
///
/// Nothing is sent to the client before the first byte has come and is no page; what cannot be completed then ends as a
/// broken connection.
package struct StreamState: Sendable {
    var plan: StreamPlan
    var phase = Phase.asking
    /// What comes next, once the exchange under way has ended.
    private var next: StreamStep?
    /// What the exchange under way was asked for.
    var asked: ByteRange?
    var redirects = 0
    private var retries = 0
    /// Tries in a row that brought no byte.
    private var heals = 0
    /// Why the post is parsed again; `nil` before that.
    private var staleness: StreamFailure?
    var mustBeWhole = false

    enum Phase: Sendable {
        /// The client has heard nothing yet.
        case asking
        /// A sound head is there; it is waited for what the body begins with.
        case judging(OriginHead, ResumePlan, kept: [UInt8])
        case collecting([UInt8])
        case streaming(ResumePlan)
        /// The client waits for the rest.
        case healing(ResumePlan)
        case done
    }

    /// Redirects that are followed for one answer.
    package static let mostRedirects = 3
    /// Times that the same request is sent again before the client has heard anything.
    static let mostRetries = 1
    /// Bytes of a playlist.
    package static let longestPlaylist = 2 << 20
    /// Before the same origin is asked again.
    static let pauses: [Duration] = [.zero, .milliseconds(250), .seconds(1), .seconds(2)]

    package init(_ plan: StreamPlan) { self.plan = plan }

    package mutating func start() -> StreamStep { ask(after: .zero) }

    /// Whether the client was given all that it was promised.
    package var hasDeliveredAll: Bool {
        if case .streaming(let promise) = phase { promise.missing == 0 } else { false }
    }

    // MARK: The head

    /// - Returns: whether the body is wanted.
    package mutating func take(_ head: OriginHead) -> Bool {
        switch head.status {
        case 301, 302, 303, 307, 308: return end(with: redirect(by: head))
        default: break
        }
        if case .healing(var promise) = phase {
            // Another version, or an error: the next try may find the file again.
            guard promise.accept(head) else { return end(with: recover(.status(head.status))) }
            phase = .streaming(promise)
            return true
        }
        return begin(head)
    }

    /// The first answer: judged against what the client asked for.
    private mutating func begin(_ head: OriginHead) -> Bool {
        let promised = plan.isHead ? nil : plan.conditions.range
        if head.status == 304, plan.conditions.allowsNotModified {
            return end(with: conclude(.answer(.notModified(head, plan), body: [])))
        }
        if head.status == 416, asked != nil, let total = unsatisfiable(head) {
            // A window that nobody asked for: the file is empty.
            guard promised != nil else { return end(with: recover(.empty)) }
            return end(with: conclude(.answer(.unsatisfiable(total: total, plan), body: [])))
        }
        guard head.status == 200 || head.status == 206 else { return end(with: recover(.status(head.status))) }
        let type = HeaderText.single("content-type", in: head.headers)
        if ContentType.isPage(type) { return end(with: recover(.page)) }
        if ContentType.isPlaylist(type) || plan.isPlaylist { return beginPlaylist() }
        do throws(HeadRefusal) {
            let window = plan.isHead ? nil : plan.rules.window
            phase = .judging(head, try ResumePlan(head, asked: asked, promised: promised, window: window), kept: [])
            return true
        } catch {
            return end(with: recover(.answer(error)))
        }
    }

    /// A playlist is read from its first byte to its last, whatever part of it was asked for.
    private mutating func beginPlaylist() -> Bool {
        guard asked != nil else {
            phase = .collecting([])
            return true
        }
        mustBeWhole = true
        return end(with: ask(after: .zero))
    }

    /// The file's length, unknown in the inner optional, where an answer says that the part does not exist.
    private func unsatisfiable(_ head: OriginHead) -> Int?? {
        guard case .success(let facts) = Result(catching: { () throws(HeadRefusal) in try HeadFacts(head) }),
            case .unsatisfiable(let total) = facts.answer(to: asked)
        else { return nil }
        return .some(total)
    }

    // MARK: The body

    package mutating func take(_ bytes: UnsafeRawBufferPointer) -> BodyStep {
        switch phase {
        case .judging(let head, let promise, let kept): return judge(bytes, head, promise, kept)
        case .collecting(var text):
            guard text.count + bytes.count <= Self.longestPlaylist else { return stop(conclude(.fail(.playlist))) }
            phase = .done
            text += bytes
            phase = .collecting(text)
            return .keep
        case .streaming(var promise):
            let count = min(bytes.count, promise.missing ?? .max)
            // More than was promised: the client has everything.
            guard count > 0 else { return stop(conclude(.finish)) }
            promise.deliver(count)
            heals = 0
            phase = .streaming(promise)
            return .deliver(count: count)
        case .asking, .healing, .done: return .stop
        }
    }

    /// The first bytes: nothing is promised to the client before it is clear that they are no page.
    private mutating func judge(
        _ bytes: UnsafeRawBufferPointer,
        _ head: OriginHead,
        _ promise: ResumePlan,
        _ kept: [UInt8]
    ) -> BodyStep {
        guard !bytes.isEmpty else { return .keep }
        let start = kept + bytes.prefix(FirstBytes.enough)
        // Only the beginning of a file can look like anything.
        let isWhole = promise.missing.map { $0 <= kept.count + bytes.count } ?? false
        switch promise.first > 0 ? .other : FirstBytes.verdict(on: start, isWhole: isWhole) {
        case .page: return stop(recover(.page))
        case .playlist:
            guard beginPlaylist() else { return .stop }
            phase = .collecting(kept + bytes)
            return .keep
        case .open:
            phase = .judging(head, promise, kept: kept + bytes)
            return .keep
        case .other: break
        }
        let answer = answer(head, promise)
        if plan.isHead { return stop(conclude(.answer(answer, body: []))) }
        var promise = promise
        promise.deliver(kept.count)
        let count = min(bytes.count, promise.missing ?? .max)
        promise.deliver(count)
        phase = .streaming(promise)
        redirects = 0
        return .begin(answer, kept: kept, count: count)
    }

    private func answer(_ head: OriginHead, _ promise: ResumePlan) -> AnswerHead {
        let isPart = head.status == 206 && plan.conditions.range != nil && !plan.isHead
        return AnswerHead.media(head, promise, isPart: isPart, plan)
    }

    // MARK: The end

    package mutating func ended(_ end: OriginEnd) -> StreamStep {
        if let next {
            self.next = nil
            return next
        }
        switch phase {
        case .judging(let head, let promise, let kept) where !kept.isEmpty && end == .complete:
            return whole(head, promise, kept)
        case .asking, .judging, .healing: return recover(StreamFailure(end))
        case .collecting(let text):
            guard end == .complete else { return recover(StreamFailure(end)) }
            return text.isEmpty ? recover(.empty) : conclude(.rewrite(text, base: plan.address))
        case .streaming(let promise):
            if promise.missing == 0 || promise.missing == nil && end == .complete { return conclude(.finish) }
            phase = .healing(promise)
            // The next window is asked for at once, and so is the rest for the first time.
            return ask(after: .zero)
        case .done: return .breakOff
        }
    }

    /// A body so short that it ended before it was clear what it is.
    private mutating func whole(_ head: OriginHead, _ promise: ResumePlan, _ body: [UInt8]) -> StreamStep {
        switch FirstBytes.verdict(on: body, isWhole: true) {
        case .page: return recover(.page)
        case .playlist: return recover(.playlist)
        case .other, .open:
            // Cut off below what was promised: the same as a break before the first byte.
            guard promise.missing == nil || promise.missing == body.count else { return recover(.broken) }
            return conclude(.answer(answer(head, promise), body: plan.isHead ? [] : body))
        }
    }

    /// - Parameter media: `nil` where the post has no such rendition any more, or the platform did not answer.
    package mutating func parsedAgain(_ media: FreshMedia?) -> StreamStep {
        guard let media,
            case .success(let address) = Result(catching: { () throws(AddressRefusal) in
                try MediaAddress(media.url, rules: plan.rules)
            })
        else { return giveUp(staleness ?? .broken) }
        plan.address = address
        plan.cookies = media.cookies
        plan.egress = media.egress
        redirects = 0
        return ask(after: .zero)
    }

    // MARK: What to do about failures

    mutating func recover(_ failure: StreamFailure) -> StreamStep {
        if case .healing = phase {} else { phase = .asking }
        if failure.isStale, plan.canParseAgain, staleness == nil {
            staleness = failure
            return .parseAgain
        }
        return giveUp(failure)
    }

    /// Tries once more where that may help; else that was it.
    private mutating func giveUp(_ failure: StreamFailure) -> StreamStep {
        if case .healing = phase {
            heals += 1
            return ask(after: Self.pauses[min(heals, Self.pauses.count - 1)])
        }
        guard failure.isPassing, retries < Self.mostRetries else { return conclude(.fail(failure)) }
        retries += 1
        return ask(after: Self.pauses[1])
    }

    /// Nothing comes after this step.
    mutating func conclude(_ step: StreamStep) -> StreamStep {
        phase = .done
        return step
    }

    private mutating func end(with step: StreamStep) -> Bool {
        next = step
        return false
    }

    private mutating func stop(_ step: StreamStep) -> BodyStep {
        next = step
        return .stop
    }
}

extension StreamFailure {
    init(_ end: OriginEnd) {
        switch end {
        case .complete: self = .empty
        case .refused: self = .broken
        case .failed(.timeout): self = .timeout
        case .failed(.forbidden): self = .forbidden
        case .failed(.broken): self = .broken
        }
    }
}
