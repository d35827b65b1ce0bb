internal import EventLoop
internal import Glibc
internal import Media

/// One input of a merge: a file on its way from its origin into ffmpeg's pipe.
///
/// Belongs to a loop's thread.
final class MergeInput {
    protocol Owner: AnyObject {
        func inputNeedsParse(_ input: MergeInput)
        /// All of it is in the pipe, which is to be closed.
        func inputIsOver(_ input: MergeInput)
        /// It cannot be had; `nil` where it broke off in the middle.
        func input(_ input: MergeInput, failed failure: StreamFailure?)
    }

    let number: Int
    let parseAgain: (@Sendable () -> FreshMedia?)?
    private(set) var isOver = false
    private let loop: EventLoop
    private let descriptor: Int32
    private weak var owner: (any Owner)?
    private var pump: OriginPump?
    private var waiting: [UInt8] = []
    private var isEnding = false
    private var isWatching = false

    /// - Parameter descriptor: the pipe's end, which never blocks; its owner closes it.
    init(
        _ input: MergeJob.Input,
        number: Int,
        descriptor: Int32,
        host: StreamLoop,
        owner: any Owner
    ) {
        self.number = number
        self.descriptor = descriptor
        self.owner = owner
        loop = host.loop
        parseAgain = input.parseAgain
        pump = OriginPump(input.plan, origin: host.origin, limits: host.limits, owner: self)
    }

    func start() { pump?.start() }

    func tick(_ now: ContinuousClock.Instant) { pump?.tick(now) }

    func parsedAgain(_ media: FreshMedia?) { pump?.parsedAgain(media) }

    var repeats: Int { pump?.repeats ?? 0 }

    func cancel() {
        owner = nil
        unwatch()
        pump?.cancel()
        pump = nil
    }

    /// Writes without waiting.
    ///
    /// - Returns: how many bytes the pipe took; `nil` where ffmpeg has ended.
    private func write(_ bytes: UnsafeRawBufferPointer) -> Int? {
        var done = 0
        while done < bytes.count {
            let rest = UnsafeRawBufferPointer(rebasing: bytes[done...])
            let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
            if count > 0 { done += count } else if errno == EAGAIN { break } else if errno != EINTR { return nil }
        }
        return done
    }

    private func flush() {
        guard let count = waiting.withUnsafeBytes({ write($0) }) else {
            // Its end is seen elsewhere; nothing of this is wanted any more.
            return unwatch()
        }
        waiting.removeFirst(count)
        guard waiting.isEmpty else { return }
        unwatch()
        if isEnding { end() } else { pump?.resume() }
    }

    /// Only what is watched: a closed descriptor's number may be another one's by now.
    private func unwatch() {
        guard isWatching else { return }
        isWatching = false
        loop.unwatch(descriptor)
    }

    private func end() {
        isOver = true
        owner?.inputIsOver(self)
    }
}

extension MergeInput: OriginPump.Owner {
    func pump(_ pump: OriginPump, begins head: AnswerHead) {}

    func pump(_ pump: OriginPump, delivers bytes: UnsafeRawBufferPointer) -> OriginFlow {
        guard waiting.isEmpty else {
            waiting += bytes
            return .pause
        }
        guard let count = write(bytes) else { return .stop }
        guard count < bytes.count else { return .goOn }
        waiting = Array(bytes[count...])
        isWatching = true
        loop.watch(descriptor, .write) { [unowned self] _ in flush() }
        return .pause
    }

    func pumpSettles(_ pump: OriginPump) -> OriginFlow { waiting.isEmpty ? .goOn : .pause }

    func pumpNeedsParse(_ pump: OriginPump) { owner?.inputNeedsParse(self) }

    func pump(_ pump: OriginPump, ended step: StreamStep) {
        switch step {
        case .finish:
            isEnding = true
            if waiting.isEmpty { end() }
        case .fail(let failure): owner?.input(self, failed: failure)
        case .breakOff: owner?.input(self, failed: nil)
        // A playlist, or a few bytes, is no track.
        case .answer, .rewrite: owner?.input(self, failed: .merge)
        case .ask, .parseAgain: preconditionFailure("a pump does these itself")
        }
    }
}
