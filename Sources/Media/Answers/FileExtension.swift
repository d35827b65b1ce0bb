/// What files of a media type are called.
enum FileExtension {
    private static let byType = [
        "video/mp4": "mp4", "application/mp4": "mp4", "video/webm": "webm", "video/x-matroska": "mkv",
        "video/quicktime": "mov", "video/x-flv": "flv", "video/mp2t": "ts", "video/3gpp": "3gp", "video/x-m4v": "mp4",
        "audio/mp4": "m4a", "audio/x-m4a": "m4a", "audio/m4a": "m4a", "audio/mpeg": "mp3", "audio/mp3": "mp3",
        "audio/webm": "webm", "audio/ogg": "ogg", "application/ogg": "ogg", "audio/opus": "opus", "audio/aac": "aac",
        "audio/flac": "flac", "audio/x-flac": "flac", "audio/wav": "wav", "audio/x-wav": "wav",
        "image/jpeg": "jpg", "image/jpg": "jpg", "image/png": "png", "image/webp": "webp", "image/gif": "gif",
        "image/avif": "avif", "image/heic": "heic", "image/heif": "heif", "image/bmp": "bmp", "image/jxl": "jxl",
        ContentType.playlist: "m3u8", "application/x-mpegurl": "m3u8", "audio/mpegurl": "m3u8",
        "audio/x-mpegurl": "m3u8",
    ]
    private static let known = Set(byType.values).union(["jpeg", "m4v", "weba"])

    /// - Parameter mimeType: with or without parameters, in any case.
    /// - Returns: without a dot; `nil` where the type is unknown.
    static func of(mimeType: String) -> String? { ContentType.essence(mimeType).flatMap { byType[$0] } }

    /// Whether a name ends as media files do.
    static func isPresent(in name: String) -> Bool {
        known.contains(FileName.fileExtension(of: name).dropFirst().lowercased())
    }
}
