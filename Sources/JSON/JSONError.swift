/// Why bytes are not a JSON document that this product reads.
package enum JSONError: Error, Equatable, Sendable {
    /// More bytes than the caller's bound.
    case tooLarge(bytes: Int, limit: Int)
    /// Not JSON, not UTF-8, or nested too deeply; the text is the parser's own reason.
    case malformed(String)
}

extension JSONError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .tooLarge(let bytes, let limit): "the JSON is \(bytes) bytes long and the limit is \(limit)"
        case .malformed(let reason): "the JSON cannot be read: \(reason)"
        }
    }
}
