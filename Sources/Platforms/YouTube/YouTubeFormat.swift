internal import JSON

/// One entry of `streamingData.formats` or `.adaptiveFormats` that can be fetched as it is.
struct YouTubeFormat: Sendable, Equatable {
    let url: YouTubeMediaURL
    /// Without parameters, lower case.
    let mimeType: String
    /// From the parameter of the MIME type.
    let codecs: String?
    /// Pixels.
    let width: Int?
    /// Pixels.
    let height: Int?
    let fps: Double?
    let qualityLabel: String?
    /// The peak, in bits a second: what formats are ordered by.
    let peakBitrate: Int?
    /// In bits a second: what a caller is told, where it is known.
    let averageBitrate: Int?
    /// Bytes.
    let size: Int?
    /// Milliseconds.
    let length: Int?
    let hasSound: Bool
    let track: YouTubeAudioTrack?
    /// A copy with a "stable volume".
    let isCompressed: Bool

    var isVideo: Bool { mimeType.hasPrefix("video/") }
    var isAudio: Bool { mimeType.hasPrefix("audio/") }

    /// - Returns: `nil` where the format has no plain address, or is of a kind that no plain request can fetch:
    ///   enciphered, encrypted, live, in segments without a list, or no media.
    init?(_ value: JSONValue) {
        guard let url = value["url"].string.flatMap(YouTubeMediaURL.init), !url.hasChallenge,
            value.first("signatureCipher", "cipher").isNull,
            value["targetDurationSec"].isNull,
            value["drmFamilies"].count == 0,
            value["type"].string != "FORMAT_STREAM_TYPE_OTF"
        else { return nil }
        let type = YouTubeMIMEType(value["mimeType"].string ?? "")
        self.url = url
        mimeType = type.essence
        codecs = type.codecs.isEmpty ? nil : type.codecs.joined(separator: ", ")
        width = Self.positive(value["width"], below: 65_536)
        height = Self.positive(value["height"], below: 65_536)
        // 1 is what the platform says of some formats whose rate it does not know.
        fps = value["fps"].double.flatMap { $0 > 1 && $0 < 1000 ? $0 : nil }
        qualityLabel = value["qualityLabel"].nonEmptyString
        peakBitrate = Self.positive(value["bitrate"])
        averageBitrate = Self.positive(value["averageBitrate"])
        size = Self.positive(value["contentLength"]) ?? url.length
        length = Self.positive(value["approxDurationMs"])
        hasSound = !value["audioChannels"].isNull || type.codecs.count > 1
        track = YouTubeAudioTrack(value["audioTrack"])
        isCompressed = value["isDrc"].bool == true
        guard isVideo || isAudio else { return nil }
    }

    /// Whether the picture breaks off early: it lasts under half of the video, encoded so by mistake. Whole seconds, for
    /// `lengthSeconds` is rounded.
    ///
    /// - Parameter duration: of the video, in seconds.
    func isDamaged(in duration: Double?) -> Bool {
        guard isVideo, let length, let duration else { return false }
        return Double(length) / 1000 < (duration / 2).rounded(.down)
    }

    private static func positive(_ value: JSONValue, below limit: Int = .max) -> Int? {
        guard let number = value.int, number > 0, number < limit else { return nil }
        return number
    }
}
