internal import JSON

/// The track of an audio format of a video that has several.
struct YouTubeAudioTrack: Sendable, Equatable {
    /// BCP 47.
    let language: String?
    let isDefault: Bool

    /// - Returns: `nil` where the format names no track: then it is the only one.
    init?(_ value: JSONValue) {
        guard value.kind == .object else { return nil }
        isDefault = value["audioIsDefault"].bool == true
        // `en-US.4`: the number behind the dot is YouTube's own.
        let tag = value["id"].string.map { String(Substring($0.utf8.prefix { $0 != UInt8(ascii: ".") })) } ?? ""
        language = Self.tagAlphabet.spells(tag, 1...35) ? tag : nil
    }

    private static let tagAlphabet = Alphabet(Alphabet.letters + "0123456789-")
}
