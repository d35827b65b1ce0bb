internal import JSON

/// Whether YouTube lets a video be played, and in which words it does not.
struct YouTubePlayability: Sendable {
    /// `playabilityStatus.status`: OK, UNPLAYABLE, LOGIN_REQUIRED, ERROR, LIVE_STREAM_OFFLINE and others.
    let status: String?
    /// Everything that is said to the viewer, in lower case and with straight apostrophes: the word that tells is
    /// sometimes only in the second line.
    let text: String
    /// The first thing said, for the log.
    let summary: String
    /// The names of the screens shown instead of the video.
    let screens: [String]
    let hasAgeGate: Bool
    let isLive: Bool
    let isUpcoming: Bool
    let isPostLive: Bool
    /// Live now, or a stream that has ended.
    let isLiveContent: Bool

    /// - Parameter answer: a player answer.
    init(_ answer: JSONValue) {
        let playability = answer["playabilityStatus"]
        let screen = playability["errorScreen"]
        let message = screen["playerErrorMessageRenderer"]
        let details = answer["videoDetails"]
        let said = Self.texts(playability, message: message, screen: screen)
        status = playability["status"].string
        text = said.joined(separator: "\n").lowercased().replacingBytes("\u{2019}", with: "'")
        summary = Self.printable(said.first ?? "")
        screens = (screen.members + message.members).map(\.key)
        hasAgeGate = !playability["desktopLegacyAgeGateReason"].isNull
        isLive = details["isLive"].bool == true
        isUpcoming = details["isUpcoming"].bool == true
        isPostLive = details["isPostLiveDvr"].bool == true
        isLiveContent = details["isLiveContent"].bool == true
    }

    /// Whether one of these words, or runs of words, is said. Whole words: "rent" is not in "currently".
    func says(_ phrases: [String]) -> Bool {
        guard !text.isEmpty else { return false }
        return phrases.contains { phrase in
            text.ranges(of: phrase).contains { range in
                let before = range.lowerBound > text.startIndex ? text[text.index(before: range.lowerBound)] : " "
                let after = range.upperBound < text.endIndex ? text[range.upperBound] : " "
                return !before.isLetter && !after.isLetter
            }
        }
    }

    private static let lengthLimit = 1000

    private static func texts(_ playability: JSONValue, message: JSONValue, screen: JSONValue) -> [String] {
        let interstitial = screen["playerInterstitialRenderer"]["content"]["interstitialViewModel"]
        let places =
            [playability["reason"], message["reason"], message["subreason"]]
            + Array(playability["messages"].array.prefix(8))
            + Array(screen["confirmDialogRenderer"]["dialogMessages"].array.prefix(8))
            + [interstitial["title"], interstitial["description"]]
        return places.map(plainText).filter { !$0.isEmpty }
    }

    /// Text as YouTube wraps it: bare, `simpleText`, `content`, or pieces in `runs`.
    private static func plainText(_ value: JSONValue) -> String {
        let text =
            value.string ?? value.first("simpleText", "content").string
            ?? value["runs"].array.prefix(32).compactMap { $0["text"].string }.joined()
        return String(text.prefix(lengthLimit))
    }

    private static func printable(_ text: String) -> String {
        String(text.prefix(160).map { $0.isNewline ? " " : $0 })
    }
}
