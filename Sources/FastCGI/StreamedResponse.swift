internal import CFastCGI
internal import Glibc

/// An answer that is written as the client takes it, by a thread that waits for many: no call blocks.
///
/// What is written is put into records in memory that the thread's answers share, and goes to the connection with
/// ``flush()``, which is called once for all that comes at a time. What the web server does not take then waits here
/// until it is flushed again.
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
    private let shared: SharedRecords
    private var waiting = RecordBuffer()
    /// How much of it is gone.
    private var sent = 0
    private var isGone = false
    private var isClosed = false

    package init(_ connection: DetachedConnection, shared: SharedRecords) {
        descriptor = connection.descriptor
        requestID = connection.requestID
        self.shared = shared
    }

    deinit { close() }

    /// To be watched: for hang-up always, for writing while something waits.
    package var watched: Int32 { descriptor }

    /// Whether something waits for the client.
    package var isWaiting: Bool { waitingCount > 0 }

    /// Bytes that wait for the client, or to be flushed.
    package var waitingCount: Int {
        waiting.bytes.count - sent + (shared.user === self ? shared.records.bytes.count : 0)
    }

    package func begin(status: Int, headers: [(name: String, value: String)]) {
        ResponseHead.bytes(status: status, headers: headers).withUnsafeBytes { write($0) }
    }

    package func write(_ bytes: UnsafeRawBufferPointer) {
        guard !isGone else { return }
        guard waiting.bytes.isEmpty else { return waiting.write(bytes, requestID: requestID) }
        take()
        shared.records.write(bytes, requestID: requestID)
    }

    /// Writes the end of the answer; the connection may be closed once it is flushed.
    package func end() {
        guard !isGone else { return }
        guard waiting.bytes.isEmpty else { return waiting.end(requestID: requestID) }
        take()
        shared.records.end(requestID: requestID)
    }

    /// Sends what waits, as far as the web server takes it.
    package func flush() -> Progress {
        if !waiting.bytes.isEmpty {
            sent += send(waiting.bytes[sent...])
        } else if shared.user === self {
            let gone = send(shared.records.bytes[...])
            waiting = RecordBuffer(rest: shared.records.bytes[gone...])
            leave()
        }
        // Its memory is freed too: thousands of clients are slow now and then.
        if sent == waiting.bytes.count { (waiting, sent) = (RecordBuffer(), 0) }
        return isGone ? .gone : isWaiting ? .waiting : .written
    }

    /// Closes the connection. Before the end was flushed the client sees that its answer is incomplete.
    package func close() {
        guard !isClosed else { return }
        (isClosed, isGone) = (true, true)
        if shared.user === self { leave() }
        Glibc.close(descriptor)
    }

    /// Takes the shared memory; whoever has something in it sends that first.
    private func take() {
        guard shared.user !== self else { return }
        _ = shared.user?.flush()
        shared.records.clear()
        shared.user = self
    }

    private func leave() {
        shared.records.clear()
        shared.user = nil
    }

    /// - Returns: how many bytes are gone.
    private func send(_ bytes: ArraySlice<UInt8>) -> Int {
        var rest = bytes
        while !rest.isEmpty, !isGone {
            let count = rest.withUnsafeBufferPointer { ed_fcgi_send(descriptor, $0.baseAddress, $0.count) }
            if count < 0 { isGone = true }
            if count <= 0 { break }
            rest = rest.dropFirst(count)
        }
        return bytes.count - rest.count
    }
}
