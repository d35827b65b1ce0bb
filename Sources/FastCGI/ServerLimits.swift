/// What one worker takes on, and how long it waits for its peer.
package struct ServerLimits: Sendable, Equatable {
    /// Requests at a time: one thread each. They are started when they are first needed.
    package var threads: Int
    /// Bytes of a request body that are read; a longer one is reported as too large.
    package var bodySize: Int
    /// Bytes of all parameters (nginx itself bounds them to 65,535).
    package var parametersSize: Int
    package var parameterCount: Int
    /// Milliseconds without a byte from or to the peer after which a connection is given up.
    package var peerTimeout: Int

    package init(
        threads: Int = 32,
        bodySize: Int = 16 * 1024,
        parametersSize: Int = 65_535,
        parameterCount: Int = 256,
        peerTimeout: Int = 30_000
    ) {
        self.threads = threads
        self.bodySize = bodySize
        self.parametersSize = parametersSize
        self.parameterCount = parameterCount
        self.peerTimeout = peerTimeout
    }
}
