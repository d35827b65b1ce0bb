import Platforms

/// Answers in the shape of real ones, made by hand.
enum WeiboSample {
    static let mid = "5234001406855704"
    static let name = "QegwYsLtS"
    static let object = "1034:5239000000000001"

    static let link = PostLink(
        platform: .weibo,
        kind: .post,
        id: name,
        canonicalURL: "https://weibo.com/1000000101/\(name)"
    )

    static func videoLink(mid: String? = nil) -> PostLink {
        PostLink(
            platform: .weibo,
            kind: .video,
            id: object,
            canonicalURL: "https://weibo.com/tv/show/\(object)",
            parameters: mid.map { ["mid": $0] } ?? [:]
        )
    }

    static func videoURL(_ width: Int = 1280, _ height: Int = 720, label: String = "mp4_720p") -> String {
        "http://f.video.weibocdn.com/o0/a.mp4?label=\(label)&template=\(width)x\(height).24.0&Expires=1795400000&ssig=x%2B"
    }

    /// - Parameter more: further members of the status, or others in place of the first ones.
    static func status(_ more: String, text: String = "文字", visible: Int = 0) -> String {
        #"""
        {\#(more.isEmpty ? "" : more + ",")"visible":{"type":\#(visible),"list_id":0},
        "created_at":"Wed Jun 10 15:10:14 +0800 2026","id":\#(mid),"idstr":"\#(mid)","mid":"\#(mid)","mblogid":"\#(name)",
        "user":{"id":1000000101,"idstr":"1000000101","screen_name":"示例"},"pic_num":0,"is_paid":false,
        "isSinglePayAudio":false,"text":"<b>\#(text)</b>","text_raw":"\#(text) ​​​","ok":1}
        """#
    }

    static func picture(_ id: String, type: String = "pic", more: String = "") -> String {
        #"""
        {"thumbnail":{"url":"https://wx1.sinaimg.cn/wap180/\#(id).jpg","width":90,"height":120},
        "largest":{"url":"http://wx1.sinaimg.cn/large/\#(id).jpg","width":"900","height":1200},
        "pic_id":"\#(id)","type":"\#(type)"\#(more)}
        """#
    }

    /// The three members that carry a gallery.
    static func gallery(_ pictures: [(id: String, json: String)]) -> String {
        let ids = pictures.map { #""\#($0.id)""# }.joined(separator: ",")
        let infos = pictures.reversed().map { #""\#($0.id)":\#($0.json)"# }.joined(separator: ",")
        return #""pic_ids":[\#(ids)],"pic_infos":{\#(infos)}"#
    }

    static func playInfo(
        _ width: Int = 1280,
        _ height: Int = 720,
        label: String = "720p",
        bitrate: Int = 1_000_000,
        url: String? = nil,
        more: String = ""
    ) -> String {
        #"""
        {"meta":{"label":"mp4_x","quality_label":"\#(label)"},"play_info":{"mime":"video/mp4","protocol":"general",
        "url":"\#(url ?? videoURL(width, height, label: "mp4_\(label)"))","bitrate":\#(bitrate),
        "video_codecs":"avc1.64001f","fps":30,"width":\#(width),"height":\#(height),"size":1285025,"duration":14.397,
        "audio_codecs":"mp4a.40.5","quality_label":"\#(label)","watermark":"none"\#(more)}}
        """#
    }

    /// What stands in `page_info`, and in the `data` of a mixed post's item.
    static func video(
        _ list: [String] = [playInfo()],
        id: String = object,
        media: String = "",
        more: String = #""type":"11","object_type":"video""#
    ) -> String {
        #"""
        {\#(more),"object_id":"\#(id)","page_pic":"https://wx1.sinaimg.cn/orj480/cover.jpg",
        "short_url":"http://t.cn/AExample","media_info":{"duration":14\#(media),
        "playback_list":[\#(list.joined(separator: ","))]}}
        """#
    }

    static func mixed(_ items: [String]) -> String {
        #""mix_media_info":{"items":[\#(items.joined(separator: ","))]}"#
    }

    static func mixedItem(_ type: String, _ data: String) -> String { #"{"type":"\#(type)","data":\#(data)}"# }

    static let full = status(#""page_info":\#(video())"#)

    static func player(_ more: String = #""urls":{"高清 720P":"//f.video.weibocdn.com/a.mp4?template=1280x720.24.0"}"#)
        -> String
    {
        #"""
        {"mid":\#(mid),"author":"示例","author_id":1000000101,"title":"片名","real_date":1709352445,
        "cover_image":"//wx3.sinaimg.cn/orj480/c.jpg","duration_time":246.3,"live":false,"is_paid":false,
        "is_pay_audio":0,"text":"文字"\#(more.isEmpty ? "" : "," + more)}
        """#
    }

    static func mobile(_ more: String, text: String = "文字<br />二") -> String {
        #"""
        {\#(more.isEmpty ? "" : more + ",")"visible":{"type":0},"created_at":"Mon Jul 05 13:29:10 +0800 2021",
        "id":"\#(mid)","mid":"\#(mid)","bid":"\#(name)","text":"\#(text)","user":{"id":1000000101,"screen_name":"示例"}}
        """#
    }

    static func mobilePicture(_ id: String, more: String = "") -> String {
        #"""
        {"pid":"\#(id)","url":"https://wx1.sinaimg.cn/orj360/\#(id).jpg","large":{"size":"large",
        "url":"https://wx1.sinaimg.cn/large/\#(id).jpg","geo":{"width":"1081","height":"1920","croped":false}}\#(more)}
        """#
    }
}
