import Foundation
import Glibc
import Supervisor
import Synchronization

/// A long answer beside the loop: known bytes, slowly.
enum Stream {
    static let open = Atomic(0)
    static let chunks = 40
    static let chunk = 1_000

    static func start(_ connection: Int32, _ slot: ScoreboardSlot) {
        open.add(1, ordering: .acquiringAndReleasing)
        slot.end(thread: 0)
        Thread.detachNewThread {
            for number in 0..<chunks {
                let bytes = [UInt8](repeating: UInt8(truncatingIfNeeded: number), count: chunk)
                guard send(connection, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count else { break }
                usleep(25_000)
            }
            close(connection)
            open.subtract(1, ordering: .acquiringAndReleasing)
        }
    }
}
