/// Collects header lines as libcurl hands them over, within bounds.
struct HeadReader {
    private(set) var headers: [(name: String, value: String)] = []
    private var bytes = 0
    private let sizeLimit: Int
    private let countLimit: Int

    init(_ limits: TransferLimits) {
        sizeLimit = limits.headerSize
        countLimit = limits.headerCount
    }

    /// - Returns: `false` where there are too many.
    mutating func take(_ line: UnsafeRawBufferPointer) -> Bool {
        bytes += line.count
        guard bytes <= sizeLimit, headers.count < countLimit else { return false }
        if line.starts(with: "HTTP/".utf8) {
            // A new head: what came before was informational (1xx) or a proxy's.
            headers.removeAll(keepingCapacity: true)
        } else if let colon = line.firstIndex(of: UInt8(ascii: ":")) {
            let value = line[(colon + 1)...].drop { $0 == 0x20 || $0 == 0x09 }.prefix { !(0x0A...0x0D).contains($0) }
            headers.append((Self.text(line[..<colon]), Self.text(value)))
        }
        return true
    }

    private static func text(_ bytes: Slice<UnsafeRawBufferPointer>) -> String {
        String(decoding: UnsafeRawBufferPointer(rebasing: bytes), as: UTF8.self)
    }
}
