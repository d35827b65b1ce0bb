/// Why an upstream's answer is not handed on.
package enum HeadRefusal: Error, Hashable, Sendable {
    /// Neither 200, 206, 304 nor 416, or one of them to a question that was not asked.
    case status(Int)
    /// Two lengths, a negative or huge one, one that is no number, or one beside a transfer coding.
    case length
    /// Compressed, the file or its transfer, although it was asked not to be.
    case encoding
    /// A part that was not asked for.
    case range

    /// One plain sentence for the log and the caller; holds nothing of what the upstream sent.
    package var sentence: String {
        switch self {
        case .status(let status): "The platform's media host answered with status \(status)."
        case .length: "The platform's media host gave no sound length of the file."
        case .encoding: "The platform's media host sent the file compressed."
        case .range: "The platform's media host sent another part of the file than was asked for."
        }
    }
}
