internal import API
internal import FastCGI
internal import JSON
internal import Ledger
internal import Supervisor
internal import Synchronization

/// What each thread of a worker is doing: the stage goes to the scoreboard, where the parent sees it, the rest is kept
/// here for the report of slow requests.
final class RequestBoard: Sendable {
    private struct Held {
        let since: ContinuousClock.Instant
        var stage: RequestStage
        var record: RequestRecord
    }

    private let slot: ScoreboardSlot
    private let held: Mutex<[Int: Held]>

    init(slot: ScoreboardSlot) {
        self.slot = slot
        held = Mutex([:])
    }

    /// A request as the API sees it, which tells this board how far it is.
    func watched(_ request: FastCGIRequest) -> APIRequest {
        var asked = APIRequest(request)
        let thread = request.thread
        asked.progress = { [self] stage, record in
            slot.enter(stage: UInt64(stage.rawValue), thread: thread)
            held.withLock { held in
                let since = stage == .begun ? .now : held[thread]?.since ?? .now
                held[thread] = Held(since: since, stage: stage, record: record)
            }
        }
        return asked
    }

    func ended(thread: Int) { held.withLock { held in held[thread] = nil } }

    /// Log lines of the requests that take longer than `limit`: which they are, and what they are doing.
    func slow(longerThan limit: Duration) -> [[JSONMember]] {
        let now = ContinuousClock.now
        let found = held.withLock { $0.values.filter { now - $0.since > limit } }
        return found.sorted { $0.since < $1.since }.map { Self.members($0, now) }
    }

    private static func members(_ held: Held, _ now: ContinuousClock.Instant) -> [JSONMember] {
        let record = held.record
        let texts: [(String, String?)] = [
            ("message", "a request takes long"), ("request", record.id), ("method", String(record.method.prefix(16))),
            ("path", String(record.path.prefix(200))), ("account", record.accountID), ("key", record.keyID),
            ("platform", record.platform), ("post", record.postID.map { String($0.prefix(80)) }),
            ("stage", held.stage.sentence),
        ]
        let elapsed = JSONMember("totalMs", .int((now - held.since).milliseconds))
        return texts.compactMap { name, text in text.map { JSONMember(name, .string($0)) } } + [elapsed]
    }
}
