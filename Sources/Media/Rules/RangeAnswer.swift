/// What an upstream's answer is to the range that it was asked for.
package enum RangeAnswer: Hashable, Sendable {
    /// 200: the file from its first byte to its last, asked for or not (an upstream may ignore ranges).
    case whole
    /// 206 with just the part that was asked for.
    case part(ContentRange)
    /// 416 to a range: there is no such part. The file's length, where it is told.
    case unsatisfiable(total: Int?)
    /// No answer to what was asked: a part nobody asked for, another part, several parts, a length that does not fit.
    case none

    /// - Parameters:
    ///   - asked: `nil` where the whole file was asked for.
    ///   - contentRange: the header as sent; `nil` where there is none.
    ///   - contentLength: the answer's length, where it is known.
    package init(to asked: ByteRange?, status: Int, contentRange: String?, contentLength: Int?) {
        self = .none
        switch status {
        case 200: self = .whole
        case 206:
            guard let asked, let part = contentRange.flatMap(ContentRange.init), Self.isPart(part, of: asked),
                contentLength == nil || contentLength == part.length
            else { return }
            self = .part(part)
        case 416:
            guard asked != nil else { return }
            switch contentRange.map(ContentRange.init) {
            case nil: self = .unsatisfiable(total: nil)
            case .unsatisfied(let total): self = .unsatisfiable(total: total)
            default: return
            }
        default: return
        }
    }

    /// Whether a part is all of what was asked for, as far as the file's length is told.
    private static func isPart(_ part: ContentRange, of asked: ByteRange) -> Bool {
        guard case .part(let first, let last, let total) = part else { return false }
        if let total { return asked.resolved(in: total) == first...last }
        switch asked {
        case .bounded(let start, let end): return first == start && last <= end
        case .from(let start): return first == start
        case .suffix(let length): return part.length <= length
        }
    }
}
