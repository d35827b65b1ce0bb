internal import FastCGI
internal import JSON
internal import Supervisor

/// Keeps a worker's place on the scoreboard.
struct ScoreboardObserver: RequestObserver {
    let slot: ScoreboardSlot
    let board: RequestBoard
    let log: LineLog

    func began(thread: Int) {
        slot.countAccepted()
        slot.begin(thread: thread)
    }

    func ended(thread: Int) {
        board.ended(thread: thread)
        slot.end(thread: thread)
    }

    func refused(reason: String) {
        log.write(level: "warning", [JSONMember("message", .string("a connection was refused: \(reason)"))])
    }
}
