internal import EventLoop
internal import FastCGI
internal import Media

/// One client's media, from the request that was judged to the last byte.
///
/// Belongs to a loop's thread; ``StreamLoop`` holds it as long as it runs.
final class MediaStream: RunningStream {
    private let job: StreamJob
    private let client: ClientConnection
    private var pump: OriginPump?
    private unowned let host: StreamLoop
    private let id: StreamLoop.ID
    private var isFinished = false

    init(_ job: StreamJob, connection: DetachedConnection, id: StreamLoop.ID, host: StreamLoop) {
        self.job = job
        self.id = id
        self.host = host
        client = ClientConnection(connection, host: host)
    }

    func start() {
        client.owner = self
        let pump = OriginPump(job.plan, origin: host.origin, limits: host.limits, owner: self)
        self.pump = pump
        pump.start()
    }

    func tick(_ now: ContinuousClock.Instant) {
        client.tick(now)
        // The client's end, if that was it, took the pump along.
        pump?.tick(now)
    }

    func parsedAgain(_ media: FreshMedia?, input: Int) { pump?.parsedAgain(media) }

    func rewritten(_ playlist: [UInt8]?) {
        guard let playlist else { return fail(.playlist) }
        client.begin(.playlist(length: playlist.count, job.plan))
        if !job.plan.isHead { _ = playlist.withUnsafeBytes { client.write($0) } }
        client.end(.complete)
    }

    private func finish(_ outcome: StreamReport.Outcome) {
        guard !isFinished else { return }
        isFinished = true
        let repeats = pump?.repeats ?? 0
        pump?.cancel()
        pump = nil
        client.close()
        host.remove(id)
        job.ended(client.report(outcome, repeats: repeats))
    }
}

extension MediaStream: OriginPump.Owner {
    func pump(_ pump: OriginPump, begins head: AnswerHead) { client.begin(head) }

    func pump(_ pump: OriginPump, delivers bytes: UnsafeRawBufferPointer) -> OriginFlow { client.write(bytes) }

    func pumpSettles(_ pump: OriginPump) -> OriginFlow { client.settle() }

    func pumpNeedsParse(_ pump: OriginPump) { host.parseAgain(id, job.parseAgain) }

    func pump(_ pump: OriginPump, ended step: StreamStep) {
        switch step {
        case .answer(let head, let body):
            client.begin(head)
            if !body.isEmpty { _ = body.withUnsafeBytes { client.write($0) } }
            client.end(.complete)
        case .rewrite(let playlist, let base):
            host.rewrite(id) { [rewrite = job.rewrite] in rewrite(playlist, base) }
        case .finish: client.end(.complete)
        case .fail(let failure): fail(failure)
        case .breakOff: finish(.brokenOff)
        case .ask, .parseAgain: preconditionFailure("a pump does these itself")
        }
    }

    private func fail(_ failure: StreamFailure) {
        client.answer(job.failure(failure))
        client.end(.failed(failure))
    }
}

extension MediaStream: ClientConnection.Owner {
    func clientIsReady() { pump?.resume() }

    func clientIsGone() {
        // The web server has all that was promised before the origin's end is known here.
        finish(pump?.hasDeliveredAll == true && client.hasTakenAll ? .complete : .abandoned)
    }

    func clientHasEverything(_ outcome: StreamReport.Outcome) { finish(outcome) }
}
