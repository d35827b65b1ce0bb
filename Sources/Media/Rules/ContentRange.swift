/// Which bytes of a file an answer holds (RFC 9110, section 14.4).
package enum ContentRange: Hashable, Sendable {
    /// `bytes a-b/n`, or `bytes a-b/*` where the file's length is not told. Holds a ≤ b < n.
    case part(first: Int, last: Int, total: Int?)
    /// `bytes */n`: no part of a file of n bytes was what had been asked for (416).
    case unsatisfied(total: Int)

    /// - Returns: `nil` for another unit, an end before the start or behind the file's, a number over eighteen digits,
    ///   and everything that is no content range.
    package init?(_ header: String) {
        let bytes = HeaderText.trimmed(header)
        guard HeaderText.equal(bytes.prefix(6), "bytes "), let slash = bytes.firstIndex(of: UInt8(ascii: "/"))
        else { return nil }
        let range = bytes[..<slash].dropFirst(6)
        let length = bytes[(slash + 1)...]
        let total = HeaderText.number(length)
        guard total != nil || Self.isStar(length) else { return nil }
        if Self.isStar(range) {
            guard let total else { return nil }
            self = .unsatisfied(total: total)
            return
        }
        guard let dash = range.firstIndex(of: UInt8(ascii: "-")), let first = HeaderText.number(range[..<dash]),
            let last = HeaderText.number(range[(dash + 1)...]), first <= last
        else { return nil }
        if let total, last >= total { return nil }
        self = .part(first: first, last: last, total: total)
    }

    /// As it stands in a `Content-Range` header.
    package var header: String {
        switch self {
        case .part(let first, let last, let total): "bytes \(first)-\(last)/\(total.map(String.init) ?? "*")"
        case .unsatisfied(let total): "bytes */\(total)"
        }
    }

    /// How many bytes the answer holds.
    package var length: Int {
        switch self {
        case .part(let first, let last, _): last - first + 1
        case .unsatisfied: 0
        }
    }

    /// The whole file's length, where it is told.
    package var total: Int? {
        switch self {
        case .part(_, _, let total): total
        case .unsatisfied(let total): total
        }
    }

    private static func isStar(_ bytes: ArraySlice<UInt8>) -> Bool { bytes.elementsEqual("*".utf8) }
}
