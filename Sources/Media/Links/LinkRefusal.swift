/// Why a link is not served.
package enum LinkRefusal: Error, Hashable, Sendable {
    /// A parameter that no link has.
    case unknownParameter
    /// A parameter that stands twice.
    case repeatedParameter
    /// No platform, or nothing that it leads to.
    case missingParameter
    /// A parameter that is not of its form, or two that exclude each other.
    case malformed
    /// Not signed by this server, or changed since.
    case signature
    /// It was good once.
    case expired

    /// One plain sentence for whoever holds the link, what to do included; holds nothing of it.
    package var sentence: String {
        switch self {
        case .unknownParameter: "The link has a parameter that no media link has. Use it as it was given."
        case .repeatedParameter: "A parameter of the link stands twice. Send each one once."
        case .missingParameter: "The link lacks its platform or its media address. Use it as it was given."
        case .malformed: "A parameter of the link is not of its form. Use the link as it was given."
        case .signature: "The link's signature is missing or wrong. Use the link exactly as it was given."
        case .expired: "The link has expired. Parse the post again for a new one."
        }
    }
}
