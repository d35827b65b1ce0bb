/// The one range of bytes that a caller asks for (RFC 9110, section 14.1.2).
///
/// Where a `Range` header holds anything but one range of bytes it is as if it had not been sent (section 14.2), and the
/// whole file is the answer:
///
///     ByteRange("bytes=0-99")     // .bounded(first: 0, last: 99)
///     ByteRange("bytes=0-1,5-6")  // nil
package enum ByteRange: Hashable, Sendable {
    /// `a-b`, both included, a ≤ b.
    case bounded(first: Int, last: Int)
    /// `a-`: from there to the end.
    case from(Int)
    /// `-n`: the last n bytes. None of them is asked for with 0, which nothing satisfies.
    case suffix(Int)

    /// - Returns: `nil` for another unit, several ranges, an end before the start, a number over eighteen digits, and
    ///   everything that is no range at all.
    package init?(_ header: String) {
        let bytes = HeaderText.trimmed(header)
        guard let equals = bytes.firstIndex(of: UInt8(ascii: "=")), HeaderText.equal(bytes[..<equals], "bytes")
        else { return nil }
        let range = bytes[(equals + 1)...]
        guard let dash = range.firstIndex(of: UInt8(ascii: "-")) else { return nil }
        let start = range[..<dash]
        let end = range[(dash + 1)...]
        switch (HeaderText.number(start), HeaderText.number(end)) {
        case (let first?, let last?) where first <= last: self = .bounded(first: first, last: last)
        case (let first?, nil) where end.isEmpty: self = .from(first)
        case (nil, let length?) where start.isEmpty: self = .suffix(length)
        default: return nil
        }
    }

    /// As it stands in a `Range` header.
    package var header: String {
        switch self {
        case .bounded(let first, let last): "bytes=\(first)-\(last)"
        case .from(let first): "bytes=\(first)-"
        case .suffix(let length): "bytes=-\(length)"
        }
    }

    /// The bytes of a file of that length which are meant; `nil` where there are none (416).
    package func resolved(in total: Int) -> ClosedRange<Int>? {
        guard total > 0 else { return nil }
        switch self {
        case .bounded(let first, let last): return first < total ? first...min(last, total - 1) : nil
        case .from(let first): return first < total ? first...(total - 1) : nil
        case .suffix(let length): return length > 0 ? max(0, total - length)...(total - 1) : nil
        }
    }
}
