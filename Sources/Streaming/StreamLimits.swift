/// How long a stream waits, and how many there may be.
package struct StreamLimits: Sendable, Equatable {
    /// Streams at a time in one worker.
    package var streams: Int
    /// Until the first byte of an answer, connecting included.
    package var firstByte: Duration
    /// Without a byte from an origin whose client waits for one.
    package var originStall: Duration
    /// Without a byte taken by the client.
    package var clientStall: Duration
    /// New parses at a time, for addresses that have become stale.
    package var parses: Int
    /// Merges at a time in one worker.
    package var merges: Int
    /// Of one merge, whole.
    package var mergeTime: Duration

    package init(
        streams: Int = 4096,
        firstByte: Duration = .seconds(20),
        originStall: Duration = .seconds(20),
        clientStall: Duration = .seconds(120),
        parses: Int = 16,
        merges: Int = 4,
        mergeTime: Duration = .seconds(1800)
    ) {
        self.streams = streams
        self.firstByte = firstByte
        self.originStall = originStall
        self.clientStall = clientStall
        self.parses = parses
        self.merges = merges
        self.mergeTime = mergeTime
    }
}
