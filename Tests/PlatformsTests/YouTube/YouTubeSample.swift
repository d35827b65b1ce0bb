/// Player answers in the shape of real ones, made by hand.
enum YouTubeSample {
    static let id = "a1B2c3D4e5_"
    static let cdn = "https://rr1---sn-x0xabcd.googlevideo.com/videoplayback"

    static func url(itag: Int, _ more: String = "") -> String {
        "\(cdn)?expire=1780890130&ei=suUl&ip=2001%3Adb8%3A%3A1&itag=\(itag)&source=youtube&mime=video%2Fmp4\(more)"
    }

    /// A split stream with a picture only.
    static func picture(
        itag: Int = 137,
        width: Int = 1920,
        height: Int = 1080,
        label: String = "1080p",
        bitrate: Int = 4_000_000,
        mimeType: String = #"video/mp4; codecs=\"avc1.640028\""#,
        more: String = ""
    ) -> String {
        #"""
        {"itag":\#(itag),"url":"\#(url(itag: itag))","mimeType":"\#(mimeType)","bitrate":\#(bitrate),"width":\#(width),
        "height":\#(height),"initRange":{"start":"0","end":"740"},"lastModified":"1724100176784449",
        "contentLength":"23548402","quality":"hd1080","fps":25,"qualityLabel":"\#(label)",
        "projectionType":"RECTANGULAR","averageBitrate":3000000,"approxDurationMs":"45040"\#(more)}
        """#
    }

    /// A split stream with sound only.
    static func sound(
        itag: Int = 140,
        bitrate: Int = 130_281,
        mimeType: String = #"audio/mp4; codecs=\"mp4a.40.2\""#,
        urlMore: String = "",
        more: String = ""
    ) -> String {
        #"""
        {"itag":\#(itag),"url":"\#(url(itag: itag, urlMore))","mimeType":"\#(mimeType)","bitrate":\#(bitrate),
        "contentLength":"730759","quality":"tiny","averageBitrate":129644,"audioQuality":"AUDIO_QUALITY_MEDIUM",
        "approxDurationMs":"45093","audioSampleRate":"44100","audioChannels":2\#(more)}
        """#
    }

    /// The one small file with sound.
    static let file18 = #"""
        {"itag":18,"url":"\#(url(itag: 18, "&ratebypass=yes"))","mimeType":"video/mp4; codecs=\"avc1.42001E, mp4a.40.2\"",
        "bitrate":747930,"width":640,"height":360,"quality":"medium","fps":25,"qualityLabel":"360p",
        "audioQuality":"AUDIO_QUALITY_LOW","approxDurationMs":"45093","audioSampleRate":"44100","audioChannels":2}
        """#

    static func playable(
        formats: [String] = [],
        adaptive: [String] = [],
        streaming: String = "",
        details: String = "",
        length: String = #""45""#,
        id: String = YouTubeSample.id
    ) -> String {
        #"""
        {"responseContext":{"visitorData":"Cgt%3D"},"playabilityStatus":{"status":"OK","playableInEmbed":true},
        "streamingData":{"expiresInSeconds":"21540"\#(streaming),"formats":[\#(formats.joined(separator: ","))],
        "adaptiveFormats":[\#(adaptive.joined(separator: ","))]},
        "videoDetails":{"videoId":"\#(id)","title":"Merci 🎉 | ARTE","lengthSeconds":\#(length),
        "channelId":"UCwI-JbGNsojunnHbFAc0M4Q","thumbnail":{"thumbnails":[
        {"url":"https://i.ytimg.com/vi/x/mqdefault.jpg","width":320,"height":180},
        {"url":"https://i.ytimg.com/vi/x/hq720.jpg","width":1280,"height":720}]},
        "author":"ARTE","isPrivate":false,"isLiveContent":false\#(details)}}
        """#
    }

    static let full = playable(adaptive: [picture(), sound()])
    static let small = playable(formats: [file18])

    /// - Parameter more: further members of `playabilityStatus`.
    static func refused(_ status: String, _ reason: String, more: String = "", details: String = "") -> String {
        #"""
        {"responseContext":{"maxAgeSeconds":0},"playabilityStatus":{"status":"\#(status)","reason":"\#(reason)"\#(more)},
        "videoDetails":{"videoId":"\#(id)","lengthSeconds":"45"\#(details)}}
        """#
    }

    static func subreason(_ text: String) -> String {
        #","errorScreen":{"playerErrorMessageRenderer":{"subreason":{"runs":[{"text":"\#(text)"}]}}}"#
    }

    static let botCheck = refused("LOGIN_REQUIRED", "Sign in to confirm you’re not a bot")
    static let kids = refused("UNPLAYABLE", "This video is not available")
}
