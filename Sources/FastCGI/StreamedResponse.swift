internal import CFastCGI
internal import Glibc

/// An answer that is written as the client takes it, by a thread that waits for many: no call blocks.
///
/// Records go straight to the connection. What the web server does not take at once waits here; its writer is told so
/// and gives no more before ``flush()`` says that all is gone.
package final class StreamedResponse {
    /// What has become of what was written.
    package enum Progress: Sendable {
        case written
        /// A part waits until the connection is writable.
        case waiting
        /// The client is gone; nothing can be written any more.
        case gone
    }

    private let descriptor: Int32
    private let requestID: UInt16
    private var waiting: [UInt8] = []
    private var sent = 0
    private var isGone = false
    private var isClosed = false

    /// A record's content at most, a multiple of 8 so that none needs padding (FastCGI 1.0, section 3.3).
    private static let recordSize = 65_528

    private enum RecordType {
        static let end: UInt8 = 3
        static let output: UInt8 = 6
    }

    package init(_ connection: DetachedConnection) {
        descriptor = connection.descriptor
        requestID = connection.requestID
    }

    deinit { close() }

    /// To be watched: for hang-up always, for writing while something waits.
    package var watched: Int32 { descriptor }

    /// Whether something waits for the client.
    package var isWaiting: Bool { sent < waiting.count }

    /// Bytes that wait for the client.
    package var waitingCount: Int { waiting.count - sent }

    package func begin(status: Int, headers: [(name: String, value: String)]) -> Progress {
        ResponseHead.bytes(status: status, headers: headers).withUnsafeBytes { write($0) }
    }

    package func write(_ bytes: UnsafeRawBufferPointer) -> Progress {
        var rest = bytes
        while !rest.isEmpty {
            let part = UnsafeRawBufferPointer(rebasing: rest.prefix(Self.recordSize))
            rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(part.count))
            send(RecordType.output, part)
        }
        return progress
    }

    /// Writes the end of the answer; the connection may be closed once it is written.
    package func end() -> Progress {
        send(RecordType.output, UnsafeRawBufferPointer(start: nil, count: 0))
        // Application status 0, protocol status 0: request complete (section 5.5).
        [UInt8](repeating: 0, count: 8).withUnsafeBytes { send(RecordType.end, $0) }
        return progress
    }

    /// Writes on what waits.
    package func flush() -> Progress {
        while isWaiting, !isGone {
            let count = waiting[sent...].withUnsafeBufferPointer {
                ed_fcgi_send(descriptor, $0.baseAddress, $0.count, nil, 0)
            }
            if count < 0 { isGone = true }
            if count <= 0 { break }
            sent += count
        }
        if !isWaiting {
            // Its memory too: thousands of clients are slow now and then.
            waiting = []
            sent = 0
        }
        return progress
    }

    /// Closes the connection. Before the end was written the client sees that its answer is incomplete.
    package func close() {
        guard !isClosed else { return }
        (isClosed, isGone) = (true, true)
        Glibc.close(descriptor)
    }

    private var progress: Progress { isGone ? .gone : isWaiting ? .waiting : .written }

    private func send(_ type: UInt8, _ content: UnsafeRawBufferPointer) {
        guard !isGone else { return }
        let head: [UInt8] = [
            1, type, UInt8(requestID >> 8), UInt8(requestID & 0xFF), UInt8(content.count >> 8),
            UInt8(content.count & 0xFF), 0, 0,
        ]
        guard !isWaiting else {
            waiting += head
            waiting += content
            return
        }
        let count = head.withUnsafeBufferPointer { head in
            ed_fcgi_send(
                descriptor,
                head.baseAddress,
                head.count,
                content.baseAddress?.assumingMemoryBound(to: UInt8.self),
                content.count
            )
        }
        guard count >= 0 else {
            isGone = true
            return
        }
        guard count < head.count + content.count else { return }
        waiting = Array(head.dropFirst(count))
        waiting += content.dropFirst(max(0, count - head.count))
        sent = 0
    }
}
