internal import Media

/// A merge for which ffmpeg could not be started: its client is told so.
final class FailedMerge: RunningStream {
    private let job: MergeJob
    private let reason: String
    private let client: ClientConnection
    private let id: StreamLoop.ID
    private unowned let host: StreamLoop
    private let over: () -> Void

    init(
        _ job: MergeJob,
        _ reason: String,
        client: ClientConnection,
        id: StreamLoop.ID,
        host: StreamLoop,
        over: @escaping () -> Void
    ) {
        self.job = job
        self.reason = reason
        self.client = client
        self.id = id
        self.host = host
        self.over = over
    }

    func start() {
        client.owner = self
        client.answer(job.failure(.merge))
        client.end(.failed(.merge))
    }

    func tick(_ now: ContinuousClock.Instant) { client.tick(now) }
    func parsedAgain(_ media: FreshMedia?, input: Int) {}
    func rewritten(_ playlist: [UInt8]?) {}

    private func finish(_ outcome: StreamReport.Outcome) {
        client.close()
        host.remove(id)
        over()
        job.ended(client.report(outcome, repeats: 0), reason)
    }
}

extension FailedMerge: ClientConnection.Owner {
    func clientIsReady() {}
    func clientIsGone() { finish(.abandoned) }
    func clientHasEverything(_ outcome: StreamReport.Outcome) { finish(outcome) }
}
