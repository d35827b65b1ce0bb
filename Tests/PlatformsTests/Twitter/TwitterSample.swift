/// Answers of X in the shape of real ones, made by hand.
enum TwitterSample {
    static let id = "1900000000000000001"
    static let pictures = "https://pbs.twimg.com/media"
    static let videos = "https://video.twimg.com/ext_tw_video/1/pu"

    static func photo(_ name: String = "A", width: Int = 1600, height: Int = 900, more: String = "") -> String {
        #"""
        {"type":"photo","url":"https://t.co/abcdefghij","media_url_https":"\#(pictures)/\#(name).jpg",
        "original_info":{"width":\#(width),"height":\#(height)}\#(more)}
        """#
    }

    static func file(_ path: String, bitrate: Int) -> String {
        #"{"bitrate":\#(bitrate),"content_type":"video/mp4","url":"\#(videos)/\#(path).mp4?tag=12"}"#
    }

    static let playlist = #"{"content_type":"application/x-mpegURL","url":"\#(videos)/pl/list.m3u8"}"#

    static func video(
        _ variants: [String] = [playlist, file("vid/avc1/640x360/s", bitrate: 832_000)],
        type: String = "video",
        name: String = "V",
        more: String = ""
    ) -> String {
        #"""
        {"type":"\#(type)","url":"https://t.co/abcdefghij","media_url_https":"\#(pictures)/\#(name).jpg",
        "original_info":{"width":1280,"height":720},"video_info":{"duration_millis":12500,
        "variants":[\#(variants.joined(separator: ","))]}\#(more)}
        """#
    }

    static func gif(_ name: String = "G") -> String {
        #"""
        {"type":"animated_gif","url":"https://t.co/abcdefghij","media_url_https":"\#(pictures)/\#(name).jpg",
        "original_info":{"width":480,"height":270},"video_info":{"variants":[
        {"bitrate":0,"content_type":"video/mp4","url":"https://video.twimg.com/tweet_video/\#(name).mp4"}]}}
        """#
    }

    static let author = #"""
        {"user_results":{"result":{"__typename":"User","rest_id":"42",
        "core":{"screen_name":"example","name":"Example"},"legacy":{}}}}
        """#

    /// - Parameters:
    ///   - legacy: further members of `legacy`.
    ///   - more: further members of the post.
    static func post(
        _ media: [String] = [],
        text: String = "An invented post https://t.co/abcdefghij",
        urls: String = "[]",
        legacy: String = "",
        more: String = ""
    ) -> String {
        let entities = media.isEmpty ? "" : #","extended_entities":{"media":[\#(media.joined(separator: ","))]}"#
        return #"""
            {"__typename":"Tweet","rest_id":"\#(id)","core":\#(author)\#(more),
            "legacy":{"created_at":"Wed Oct 02 00:25:58 +0000 2024","full_text":"\#(text)",
            "entities":{"urls":\#(urls)}\#(entities)\#(legacy)}}
            """#
    }

    static func graphQL(_ result: String) -> String { #"{"data":{"tweetResult":{"result":\#(result)}}}"# }

    static func graphQL(media: [String]) -> String { graphQL(post(media)) }

    static func syndication(_ media: [String], more: String = "") -> String {
        #"""
        {"__typename":"Tweet","id_str":"\#(id)","text":"An embedded post https://t.co/abcdefghij",
        "created_at":"2024-10-02T00:25:58.000Z","user":{"id_str":"42","screen_name":"example","name":"Example"},
        "entities":{"urls":[]},"mediaDetails":[\#(media.joined(separator: ","))]\#(more)}
        """#
    }

    static func tombstone(_ text: String) -> String {
        #"{"__typename":"TweetTombstone","tombstone":{"text":{"text":"\#(text)"}}}"#
    }

    static func unavailable(_ reason: String) -> String {
        #"{"__typename":"TweetUnavailable","reason":"\#(reason)"}"#
    }

    static func errors(_ code: Int, _ message: String = "") -> String {
        #"{"errors":[{"code":\#(code),"message":"\#(message)"}]}"#
    }
}
