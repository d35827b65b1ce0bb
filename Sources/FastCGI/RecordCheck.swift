/// Judges the first records of a connection before libfcgi reads them: libfcgi bounds neither the number nor the size
/// of parameters and ends the whole process where a length is absurd (FastCGI specification, sections 3.3 to 3.5).
struct RecordCheck: Sendable {
    enum Verdict: Equatable, Sendable {
        /// The parameters are all there and within bounds.
        case sound
        /// So far so good: the rest has not arrived.
        case incomplete
        case unsound(String)
    }

    let parametersSize: Int
    let parameterCount: Int

    private enum RecordType {
        static let beginRequest: UInt8 = 1
        static let parameters: UInt8 = 4
    }

    /// The largest number of bytes that has to be seen: parameters in the smallest sensible records.
    var window: Int { parametersSize + parametersSize / 8 + 4096 }

    /// - Parameter bytes: all that has arrived on the connection so far, at most ``window``.
    func verdict(on bytes: ArraySlice<UInt8>) -> Verdict {
        var rest = bytes
        var parameters: [UInt8] = []
        var isFirst = true
        while true {
            guard rest.count >= 8 else { return bytes.count >= window ? .unsound("too many records") : .incomplete }
            let start = rest.startIndex
            guard rest[start] == 1 else { return .unsound("version \(rest[start])") }
            let type = rest[start + 1]
            let length = Int(rest[start + 4]) << 8 | Int(rest[start + 5])
            let padding = Int(rest[start + 6])
            guard type == (isFirst ? RecordType.beginRequest : RecordType.parameters) else {
                return .unsound("record type \(type)")
            }
            guard rest.count >= 8 + length + padding else {
                return bytes.count >= window ? .unsound("parameters too large") : .incomplete
            }
            let content = rest[(start + 8)..<(start + 8 + length)]
            rest = rest[(start + 8 + length + padding)...]
            if isFirst {
                guard length == 8 else { return .unsound("begin record of \(length) bytes") }
                isFirst = false
            } else if length == 0 {
                return verdict(onParameters: parameters)
            } else {
                parameters += content
                guard parameters.count <= parametersSize else { return .unsound("parameters too large") }
            }
        }
    }

    private func verdict(onParameters bytes: [UInt8]) -> Verdict {
        var at = 0
        var count = 0
        while at < bytes.count {
            guard let name = Self.length(in: bytes, at: &at), let value = Self.length(in: bytes, at: &at) else {
                return .unsound("a parameter's length is cut off")
            }
            guard name > 0, name + value <= bytes.count - at else { return .unsound("a parameter's length is wrong") }
            guard !bytes[at..<(at + name + value)].contains(0) else { return .unsound("a parameter holds a zero byte") }
            at += name + value
            count += 1
            guard count <= parameterCount else { return .unsound("more than \(parameterCount) parameters") }
        }
        return .sound
    }

    /// One byte below 128, or four with the top bit set.
    private static func length(in bytes: [UInt8], at place: inout Int) -> Int? {
        guard place < bytes.count else { return nil }
        let first = Int(bytes[place])
        if first < 0x80 {
            place += 1
            return first
        }
        guard place + 4 <= bytes.count else { return nil }
        defer { place += 4 }
        return (first & 0x7F) << 24 | Int(bytes[place + 1]) << 16 | Int(bytes[place + 2]) << 8 | Int(bytes[place + 3])
    }
}
