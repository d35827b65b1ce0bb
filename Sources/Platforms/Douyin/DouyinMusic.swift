internal import JSON

/// The music of a post.
enum DouyinMusic {
    /// - Returns: `nil` where it was withdrawn, or was never there.
    static func track(_ music: JSONValue) -> AudioItem? {
        let address = music["play_url"]
        let found = DouyinMediaURL(address["uri"].string) ?? DouyinMediaURL(in: address["url_list"]) ?? original(music)
        guard let url = found else { return nil }
        return AudioItem(file: url.file(), mimeType: mimeType(of: url))
    }

    /// An address within the text of a JSON object.
    private static func original(_ music: JSONValue) -> DouyinMediaURL? {
        guard let text = music["extra"].nonEmptyString else { return nil }
        do { return DouyinMediaURL(try JSONDocument(parsing: text).root["original_song_url"].string) } catch {
            return nil
        }
    }

    static func mimeType(of url: DouyinMediaURL) -> String { url.fileExtension == "mp3" ? "audio/mpeg" : "audio/mp4" }
}
