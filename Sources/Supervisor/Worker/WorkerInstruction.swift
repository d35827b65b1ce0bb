/// What a worker learns from its control channel.
package enum WorkerInstruction: Sendable, Equatable {
    case nothing
    case message(WorkerMessage)
    /// Nobody supervises any more: exit at once.
    case parentGone
}
