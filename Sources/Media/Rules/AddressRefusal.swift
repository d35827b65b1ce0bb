/// Why no request is made to an address.
package enum AddressRefusal: Error, Hashable, Sendable {
    case empty
    case tooLong
    /// A control character, a space, a backslash, or anything that is not ASCII.
    case characters
    /// No scheme, or one without `//`.
    case notAbsolute
    case scheme
    case credentials
    case port
    /// Empty, percent-encoded, not ASCII, or no sequence of labels.
    case host
    case numericHost
    /// None of the platform's media hosts.
    case foreignHost
    /// A redirect with no target, or with two.
    case location

    /// One plain sentence for whoever gave the address; holds nothing of it.
    package var sentence: String {
        switch self {
        case .empty: "The address is empty."
        case .tooLong: "The address is longer than 8192 bytes."
        case .characters: "The address holds characters that no address may hold."
        case .notAbsolute: "The address is not absolute."
        case .scheme: "The address is neither http nor https."
        case .credentials: "The address holds a user name or a password."
        case .port: "The address names a port other than its scheme's own."
        case .host: "The address names no proper host."
        case .numericHost: "The address names a number in place of a host."
        case .foreignHost: "The host is none of the platform's media hosts."
        case .location: "The redirect does not name one target."
        }
    }
}
