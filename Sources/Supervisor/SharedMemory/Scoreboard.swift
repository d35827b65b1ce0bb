internal import CPosix

/// Memory that parent and workers share: a place for each worker, then the application's own area.
///
/// Each place has one writing process. It is mapped once and never unmapped: pointers into it live as long as the
/// process.
package struct Scoreboard: Sendable {
    package static let slots = 256
    /// Request threads that are watched for hanging; more of them only count.
    package static let threads = 256
    /// Eight counters, then two words a thread.
    private static let slotBytes = 64 + threads * 16

    let descriptor: Int32
    // Shared memory is written through atomics only; the base address never changes.
    private nonisolated(unsafe) let base: UnsafeMutableRawPointer
    package let area: SharedArea

    /// Maps a scoreboard, growing it where the area has become larger.
    ///
    /// - Parameters:
    ///   - descriptor: of shared memory; nil makes new memory.
    ///   - sharedBytes: size of the application's area.
    init(descriptor: Int32? = nil, sharedBytes: Int) throws(SupervisorError) {
        let bytes = Self.slots * Self.slotBytes + sharedBytes
        self.descriptor = descriptor ?? ed_memory("scoreboard", bytes)
        guard self.descriptor >= 0, let base = ed_map(self.descriptor, bytes) else {
            throw .system(call: "mmap", subject: "the scoreboard", errno: errorNumber())
        }
        self.base = base
        area = SharedArea(base: base + Self.slots * Self.slotBytes, count: sharedBytes)
    }

    package subscript(slot: Int) -> ScoreboardSlot {
        precondition((0..<Self.slots).contains(slot), "a slot within the scoreboard")
        return ScoreboardSlot(base: base + slot * Self.slotBytes)
    }
}
