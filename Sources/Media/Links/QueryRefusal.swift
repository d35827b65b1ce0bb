/// Why a query is not read.
package enum QueryRefusal: Error, Hashable, Sendable {
    /// More than 16 KiB.
    case tooLong
    /// More than 16 parameters.
    case tooMany
    /// A space, a raw character that is not ASCII, or a parameter without a name or an equals sign.
    case form
    /// A name of anything but lower-case letters.
    case name
    /// A name that stands twice.
    case repeated
    /// A percent sign without two hexadecimal digits behind it.
    case escape
    /// A control character, plain or escaped.
    case control
    /// Escapes that are no UTF-8.
    case text

    /// One plain sentence for whoever sent it; holds nothing of it.
    package var sentence: String {
        switch self {
        case .tooLong: "The query is longer than 16 KiB."
        case .tooMany: "The query has more than 16 parameters."
        case .form: "The query is not of the form name=value&name=value: percent-encode its values."
        case .name: "A parameter's name is none of this address: names are lower-case letters."
        case .repeated: "A parameter stands twice. Send each one once."
        case .escape: "A percent sign in the query stands before no two hexadecimal digits: percent-encode it as %25."
        case .control: "The query holds a control character."
        case .text: "The query is not UTF-8."
        }
    }
}
