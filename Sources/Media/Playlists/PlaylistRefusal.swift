/// Why a playlist is not handed on. One bad line is enough: what a player would do with the rest is anybody's guess.
package enum PlaylistRefusal: Error, Hashable, Sendable {
    /// It does not begin with `#EXTM3U`.
    case notPlaylist
    /// Too many bytes, as it came or with its addresses replaced.
    case tooLong
    case tooManyLines
    case lineTooLong
    /// Not UTF-8, or with control characters.
    case text
    /// A line that is not of its tag's form.
    case form
    /// Encrypted by a system for the management of rights.
    case encrypted
    /// Addresses put together from variables.
    case variables
    /// An address that leads to none of the platform's media hosts, or is none.
    case address(AddressRefusal)
    /// Playlists in playlists in playlists.
    case tooDeep
    /// No link could be made for an address.
    case link

    /// One plain sentence for the caller and the log; holds nothing of the playlist.
    package var sentence: String {
        switch self {
        case .notPlaylist: "The platform's media host sent no playlist where one was expected."
        case .tooLong: "The playlist is too long."
        case .tooManyLines: "The playlist has too many lines."
        case .lineTooLong: "A line of the playlist is too long."
        case .text: "The playlist holds characters that no playlist may hold."
        case .form: "A line of the playlist is not of the form of RFC 8216."
        case .encrypted: "The stream is protected against copying and cannot be downloaded."
        case .variables: "The playlist uses variables, which are not supported here."
        case .address(let why): "The playlist holds an address that is not fetched. \(why.sentence)"
        case .tooDeep: "The playlist lies too deep in other playlists."
        case .link: "The playlist holds an address for which no link can be made."
        }
    }
}
