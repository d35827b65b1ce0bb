/// What one merge may use. The time by the clock is the caller's to bound: it knows when the client last took bytes.
package struct MergeLimits: Sendable, Equatable {
    /// Seconds of processor time. A gigabyte takes two.
    package var processorTime: Int
    /// Bytes of address space. Debian's ffmpeg with its libraries takes 0.5 GB, of which 0.1 GB are memory.
    package var memory: Int
    /// Added to the process's `nice` value, so that serving comes first.
    package var niceness: Int
    /// Bytes that each pipe holds, as far as the kernel allows it.
    package var pipeSize: Int

    package init(
        processorTime: Int = 300,
        memory: Int = 1 << 30,
        niceness: Int = 10,
        pipeSize: Int = 256 << 10
    ) {
        self.processorTime = processorTime
        self.memory = memory
        self.niceness = niceness
        self.pipeSize = pipeSize
    }
}
