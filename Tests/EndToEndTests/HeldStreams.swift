import OriginTesting
import Synchronization
import Testing

/// Streams whose origin keeps the second half of the file back until it is let go.
final class HeldStreams: Sendable {
    /// What came of one.
    struct Outcome: Equatable {
        var status = 0
        var isComplete = false
        /// Whether it is the file, byte for byte.
        var isWhole = false

        static let whole = Outcome(status: 200, isComplete: true, isWhole: true)
        static let broken = Outcome(status: 200)
    }

    /// For the product, so that it waits as long as the origin does.
    static let settings = ["EASYDOWN_ORIGIN_STALL_SECONDS": "300"]
    static let body = Pattern.bytes(0..<600_000)

    /// The file's link.
    let target: String
    private let isOver = Flag()
    private let crowd: Crowd<Outcome>

    /// Returns when all of them are under way.
    init(_ product: MediaProduct, count: Int, framing: ServedFile.Framing = .length) throws {
        var file = ServedFile(Self.body)
        file.framing = framing
        product.origin.put("/held.mp4") { [file, isOver] request, _ in
            file.answer(to: request) { Patience.wait(200) { isOver.isSet } }
        }
        target = try product.signed("/held.mp4")
        let begun = Mutex(0)
        crowd = Crowd(count) { [target] _ in
            let download = try Download(product.probe, target).take(atLeast: 250_000)
            begun.withLock { $0 += 1 }
            let answer = download.finish()
            let isWhole = answer.bytes == Self.body
            return Outcome(status: answer.status, isComplete: answer.isComplete, isWhole: isWhole)
        }
        try #require(Patience.wait(60) { begun.withLock { $0 == count } })
    }

    deinit { release() }

    /// Lets the origin send the rest, now and for all that is asked of it later.
    func release() { isOver.set() }

    /// What came of them, when all have ended.
    func outcomes() -> [Outcome?] { crowd.wait() }
}
