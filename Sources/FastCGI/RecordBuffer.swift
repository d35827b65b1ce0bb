/// Records of an answer that are put together before they are sent (FastCGI 1.0, section 3.3).
struct RecordBuffer {
    private(set) var bytes: [UInt8] = []
    /// Where the head of the last record stands, as long as its content may still grow.
    private var growing: Int?

    /// A record's content at most, a multiple of 8 so that none needs padding.
    static let recordSize = 65_528

    private enum RecordType {
        static let end: UInt8 = 3
        static let output: UInt8 = 6
    }

    init() {}

    /// Bytes that are no whole records: what is left of some.
    init(rest: ArraySlice<UInt8>) { bytes = Array(rest) }

    mutating func write(_ content: UnsafeRawBufferPointer, requestID: UInt16) {
        var rest = content
        while !rest.isEmpty {
            let part = UnsafeRawBufferPointer(rebasing: rest.prefix(room(requestID)))
            rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(part.count))
            bytes += part
            grow(by: part.count)
        }
    }

    /// Writes the end of the output and of the request: application status 0, request complete (section 5.5).
    mutating func end(requestID: UInt16) {
        growing = nil
        addHead(RecordType.output, length: 0, requestID)
        addHead(RecordType.end, length: 8, requestID)
        bytes += [UInt8](repeating: 0, count: 8)
    }

    /// Forgets everything, but not the memory.
    mutating func clear() {
        bytes.removeAll(keepingCapacity: true)
        growing = nil
    }

    /// Bytes that the last record can still take; of a new one where it takes none.
    private mutating func room(_ requestID: UInt16) -> Int {
        if let growing, length(of: growing) < Self.recordSize { return Self.recordSize - length(of: growing) }
        growing = bytes.count
        addHead(RecordType.output, length: 0, requestID)
        return Self.recordSize
    }

    private func length(of head: Int) -> Int { Int(bytes[head + 4]) << 8 | Int(bytes[head + 5]) }

    private mutating func grow(by count: Int) {
        guard let growing else { return }
        let length = length(of: growing) + count
        bytes[growing + 4] = UInt8(length >> 8)
        bytes[growing + 5] = UInt8(length & 0xFF)
    }

    private mutating func addHead(_ type: UInt8, length: Int, _ requestID: UInt16) {
        bytes += [
            1, type, UInt8(requestID >> 8), UInt8(requestID & 0xFF), UInt8(length >> 8), UInt8(length & 0xFF), 0, 0,
        ]
    }
}
