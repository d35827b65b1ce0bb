/// What is known of a worker from outside it.
package struct WorkerObservation: Sendable, Equatable {
    package var requests: UInt64
    /// Resident memory in bytes.
    package var memory: UInt64
    /// Last sign of life; nil of a worker that never gave one.
    package var lastBeat: Duration?
    /// Start of the oldest request that is still held.
    package var oldestStart: Duration?
    /// What that request was doing, as the application numbers it.
    package var oldestStage: UInt64
    /// Threads that hold a request, of how many.
    package var busy: UInt64
    package var threads: UInt64
    /// Answers that are still being written without a thread.
    package var streams: UInt64

    var isFull: Bool { threads > 0 && busy >= threads }

    package init(
        requests: UInt64 = 0,
        memory: UInt64 = 0,
        lastBeat: Duration? = nil,
        oldestStart: Duration? = nil,
        oldestStage: UInt64 = 0,
        busy: UInt64 = 0,
        threads: UInt64 = 0,
        streams: UInt64 = 0
    ) {
        self.requests = requests
        self.memory = memory
        self.lastBeat = lastBeat
        self.oldestStart = oldestStart
        self.oldestStage = oldestStage
        self.busy = busy
        self.threads = threads
        self.streams = streams
    }
}
