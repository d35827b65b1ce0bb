/// Signals that a parent sends to workers.
package enum WorkerSignal: Sendable, Equatable {
    case terminate
    /// Ends the worker with a backtrace.
    case abort
    case kill
}
