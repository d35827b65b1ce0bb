/// What happens to the supervisor.
package enum SupervisorEvent: Sendable, Equatable {
    /// The parent is set up: listeners are bound.
    case started
    case command(SupervisorCommand)
    /// A worker says that it serves.
    case ready(slot: Int)
    /// A worker says why it cannot start; its end follows.
    case refused(slot: Int, reason: String)
    /// A worker has ended, or could not be started at all.
    case ended(slot: Int, ExitStatus)
    /// The trial of the new program is over; the reason says why it failed.
    case checked(failure: String?)
    /// The new program could not take over.
    case replacementFailed(reason: String)
    /// A connection waits at a pool whose workers are full, or which has none.
    case demand(pool: String)
    /// Time has passed; what the scoreboard says of each worker.
    case tick([Int: WorkerObservation])
}
