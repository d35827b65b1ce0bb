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
        let text = String(decoding: line, as: UTF8.self)
        if text.hasPrefix("HTTP/") {
            // A new head: what came before was informational (1xx) or a proxy's.
            headers = []
        } else if let colon = text.firstIndex(of: ":") {
            let value = text[text.index(after: colon)...].drop { $0 == " " || $0 == "\t" }
            headers.append((String(text[..<colon]), String(value.prefix { !$0.isNewline })))
        }
        return true
    }
}
