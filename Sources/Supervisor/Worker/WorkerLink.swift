internal import CPosix
internal import Glibc

/// A worker's end of what the parent gave it: control channel (descriptor 3) and scoreboard (descriptor 4).
package struct WorkerLink: Sendable {
    static let slotVariable = "SUPERVISOR_SLOT"
    static let areaVariable = "SUPERVISOR_SHARED_BYTES"

    /// Becomes readable when ``read()`` has something to say.
    package let control: Int32 = 3
    /// This worker's place on the scoreboard.
    package let slot: ScoreboardSlot
    /// Memory shared by all workers.
    package let area: SharedArea

    /// - Throws: ``SupervisorError/noParent`` outside a supervisor; others where the scoreboard cannot be mapped.
    package init() throws(SupervisorError) {
        guard let number = getenv(Self.slotVariable).flatMap({ Int(String(cString: $0)) }),
            let bytes = getenv(Self.areaVariable).flatMap({ Int(String(cString: $0)) }),
            (0..<Scoreboard.slots).contains(number), bytes >= 0
        else { throw .noParent }
        let scoreboard = try Scoreboard(descriptor: 4, sharedBytes: bytes)
        // A program that a worker starts must not hold the channel open after it.
        for descriptor in [3, 4] as [Int32] where ed_inherit(descriptor, 0) != 0 { throw .noParent }
        slot = scoreboard[number]
        area = scoreboard.area
    }

    /// Tells the parent that requests are served from now on.
    package func ready() { send("R") }

    /// Tells the parent why this worker cannot start; exit with a code other than 0 after it.
    package func failed(_ reason: String) { send("E" + String(reason.prefix(400))) }

    /// A sign of life, for pools with a deadline for silence.
    package func beat() { slot.beat() }

    /// Reads what the parent said, without blocking.
    package func read() -> WorkerInstruction {
        var byte: UInt8 = 0
        let got = recv(control, &byte, 1, Int32(MSG_DONTWAIT))
        if got == 1 { return WorkerMessage(rawValue: byte).map(WorkerInstruction.message) ?? .nothing }
        return got < 0 && (errno == EAGAIN || errno == EINTR) ? .nothing : .parentGone
    }

    private func send(_ text: String) {
        let bytes = Array(text.utf8)
        // Where the parent is gone, the next read says so.
        _ = Glibc.send(control, bytes, bytes.count, Int32(MSG_NOSIGNAL))
    }
}
