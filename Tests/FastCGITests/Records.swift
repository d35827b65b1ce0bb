/// Bytes as a web server sends them (FastCGI specification, section 3).
enum Records {
    static func record(type: UInt8, _ content: [UInt8], padding: Int = 0, version: UInt8 = 1) -> [UInt8] {
        let head: [UInt8] = [
            version, type, 0, 1, UInt8(content.count >> 8), UInt8(content.count & 0xFF), UInt8(padding), 0,
        ]
        return head + content + [UInt8](repeating: 0, count: padding)
    }

    static let begin = record(type: 1, [0, 1, 0, 0, 0, 0, 0, 0])

    static func length(_ number: Int, wide: Bool = false) -> [UInt8] {
        if number < 128, !wide { return [UInt8(number)] }
        return [
            UInt8(0x80 | number >> 24), UInt8(number >> 16 & 0xFF), UInt8(number >> 8 & 0xFF), UInt8(number & 0xFF),
        ]
    }

    static func pair(_ name: String, _ value: String) -> [UInt8] {
        length(name.utf8.count) + length(value.utf8.count) + Array(name.utf8) + Array(value.utf8)
    }

    static func parameters(_ pairs: [(String, String)]) -> [UInt8] {
        let content = pairs.flatMap { pair($0.0, $0.1) }
        let parts = stride(from: 0, to: content.count, by: 60_000).flatMap {
            record(type: 4, Array(content[$0..<min($0 + 60_000, content.count)]))
        }
        return parts + record(type: 4, [])
    }

    static func request(_ pairs: [(String, String)], body: String = "") -> [UInt8] {
        let length = body.isEmpty ? [] : [("CONTENT_LENGTH", "\(body.utf8.count)")]
        return begin + parameters(length + pairs) + (body.isEmpty ? [] : record(type: 5, Array(body.utf8)))
            + record(type: 5, [])
    }
}
