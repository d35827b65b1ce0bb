internal import JSON

/// A playable player answer: what one client may fetch of a video.
struct YouTubeVideo: Sendable, Equatable {
    let title: String
    let author: Author
    /// Seconds.
    let duration: Double?
    /// The widest cover picture; `nil` where there is none.
    let thumbnail: YouTubeThumbnail?
    /// Files and split streams, in order of arrival.
    let formats: [YouTubeFormat]
    /// A playlist of playlists, given beside the formats or instead of them.
    let playlist: YouTubeMediaURL?

    /// No video has more formats than a few hundred, all languages counted.
    private static let formatLimit = 1000

    /// - Throws: ``YouTubeRefusal`` where the answer holds nothing that can be fetched.
    init(_ answer: JSONValue) throws(YouTubeRefusal) {
        let details = answer["videoDetails"]
        guard details["videoId"].nonEmptyString != nil else {
            throw YouTubeRefusal(.client, .changed(missing: "videoDetails.videoId"))
        }
        let streaming = answer["streamingData"]
        let entries = (streaming["formats"].array + streaming["adaptiveFormats"].array).prefix(Self.formatLimit)
        let length = details["lengthSeconds"].double.flatMap { $0 > 0 ? $0 : nil }
        formats = entries.compactMap(YouTubeFormat.init).filter { !$0.isDamaged(in: length) }
        let isEncrypted = streaming["licenseInfos"].count > 0
        playlist = isEncrypted ? nil : streaming["hlsManifestUrl"].string.flatMap(YouTubeMediaURL.init)
        if formats.isEmpty && playlist == nil {
            throw Self.refusal(streaming, entries: entries, isEncrypted: isEncrypted)
        }
        title = details["title"].string ?? ""
        author = Author(name: details["author"].nonEmptyString, id: details["channelId"].identifier)
        duration = length ?? formats.compactMap(\.length).max().map { Double($0) / 1000 }
        thumbnail = details["thumbnail"]["thumbnails"].array.prefix(64).compactMap(YouTubeThumbnail.init).widest
    }

    /// Why an answer that calls the video playable holds nothing to fetch.
    private static func refusal(
        _ streaming: JSONValue,
        entries: ArraySlice<JSONValue>,
        isEncrypted: Bool
    ) -> YouTubeRefusal {
        if isEncrypted || (!entries.isEmpty && entries.allSatisfy { $0["drmFamilies"].count > 0 }) {
            return YouTubeRefusal(.video, .paidOrDRM, "encrypted formats only")
        }
        if !entries.isEmpty, entries.allSatisfy({ !$0["targetDurationSec"].isNull }) {
            return YouTubeRefusal(.video, .live, "formats of a live stream only")
        }
        if !streaming.exists { return YouTubeRefusal(.empty, .changed(missing: "streamingData")) }
        let path = entries.isEmpty ? "streamingData.adaptiveFormats" : "streamingData.adaptiveFormats[].url"
        return YouTubeRefusal(.empty, .changed(missing: path))
    }
}
