/// Writes values one behind the other: numbers in as few bytes as they need, texts with their length before them.
struct ByteWriter {
    private(set) var bytes: [UInt8] = []

    init(capacity: Int) { bytes.reserveCapacity(capacity) }

    mutating func write(_ byte: UInt8) { bytes.append(byte) }

    mutating func write(_ flag: Bool) { bytes.append(flag ? 1 : 0) }

    /// Seven bits a byte, the lowest first, the eighth set on all but the last. Nothing here counts below 0: what does
    /// becomes 0.
    mutating func write(number: Int) {
        var rest = max(0, number)
        while rest > 0x7F {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: rest))
    }

    mutating func write(_ text: String) {
        write(number: text.utf8.count)
        bytes.append(contentsOf: text.utf8)
    }

    mutating func write(_ text: String?) {
        write(text != nil)
        if let text { write(text) }
    }

    /// What counts below 0 is as good as unknown.
    mutating func write(optional number: Int?) {
        let number = number.flatMap { $0 < 0 ? nil : $0 }
        write(number != nil)
        if let number { write(number: number) }
    }

    mutating func write(optional flag: Bool?) { bytes.append(flag.map { $0 ? 2 : 1 } ?? 0) }
}
