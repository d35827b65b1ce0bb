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
        let tag = value["id"].string?.prefix { $0 != "." } ?? ""
        language = Self.isTag(tag) ? String(tag) : nil
    }

    private static func isTag(_ text: Substring) -> Bool {
        (1...35).contains(text.utf8.count)
            && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
    }
}
