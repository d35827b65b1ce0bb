/// What a parent says to a worker, one byte a message on descriptor 3.
package enum WorkerMessage: UInt8, Sendable, Equatable {
    /// Others take over: stop accepting now (what waits in the queue is theirs), finish what is held, exit with 0.
    case drain = 0x44
    /// The service stops and nobody comes after: serve the queue until it is empty, finish what is held, exit with 0.
    case finish = 0x46
    /// Open log files again.
    case reopenLogs = 0x4C
    /// Write into the log which requests take long, and what they are doing.
    case reportSlow = 0x53
}
