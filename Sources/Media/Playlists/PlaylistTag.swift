/// What is done with a tag's line.
enum PlaylistTag: Equatable {
    /// It has no value.
    case bare
    /// A number, a word, a time, a range of bytes.
    case value
    /// `#EXTINF`: seconds, and a title that nobody needs.
    case duration
    /// Attributes, with an address among them where one is named.
    case attributes(PlaylistEntry?, isAddressRequired: Bool)
    /// The next line that is an address is that of a playlist.
    case variant
    case key
    case variables
    /// A tag that is not known here. It is kept where it has an address that can be judged, and goes where it has none:
    /// readers ignore what they do not know.
    case unknown
    /// What makes players ask for more than the playlist holds, from addresses that no link covers: the low-latency and
    /// steering extensions, and clips put in between. And the first line, which is written already.
    case unwanted

    private static let known: [String: PlaylistTag] = [
        "EXT-X-DISCONTINUITY": .bare, "EXT-X-ENDLIST": .bare, "EXT-X-I-FRAMES-ONLY": .bare,
        "EXT-X-INDEPENDENT-SEGMENTS": .bare, "EXT-X-GAP": .bare,
        "EXTINF": .duration,
        "EXT-X-VERSION": .value, "EXT-X-TARGETDURATION": .value, "EXT-X-MEDIA-SEQUENCE": .value,
        "EXT-X-DISCONTINUITY-SEQUENCE": .value, "EXT-X-PLAYLIST-TYPE": .value, "EXT-X-BYTERANGE": .value,
        "EXT-X-PROGRAM-DATE-TIME": .value, "EXT-X-BITRATE": .value, "EXT-X-ALLOW-CACHE": .value,
        "EXT-X-STREAM-INF": .variant,
        "EXT-X-START": .attributes(nil, isAddressRequired: false),
        "EXT-X-PART-INF": .attributes(nil, isAddressRequired: false),
        "EXT-X-MEDIA": .attributes(.playlist, isAddressRequired: false),
        "EXT-X-I-FRAME-STREAM-INF": .attributes(.playlist, isAddressRequired: true),
        "EXT-X-IMAGE-STREAM-INF": .attributes(.playlist, isAddressRequired: true),
        "EXT-X-RENDITION-REPORT": .attributes(.playlist, isAddressRequired: true),
        "EXT-X-MAP": .attributes(.map, isAddressRequired: true),
        "EXT-X-PART": .attributes(.segment, isAddressRequired: true),
        "EXT-X-PRELOAD-HINT": .attributes(.segment, isAddressRequired: true),
        "EXT-X-SESSION-DATA": .attributes(.data, isAddressRequired: false),
        "EXT-X-KEY": .key, "EXT-X-SESSION-KEY": .key,
        "EXT-X-DEFINE": .variables,
        "EXT-X-SERVER-CONTROL": .unwanted, "EXT-X-SKIP": .unwanted, "EXT-X-CONTENT-STEERING": .unwanted,
        "EXT-X-DATERANGE": .unwanted, "EXTM3U": .unwanted,
    ]

    init(name: String) { self = Self.known[name] ?? .unknown }
}
