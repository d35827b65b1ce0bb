/// Pages in the shape of real ones, made by hand.
enum XiaohongshuSample {
    static let id = "6a33df400000000011010000"
    static let cdn = "http://sns-video-v6.xhscdn.com/stream/79/110/259/01ea_259.mp4"
    static let signed = "http://sns-webpic-qc.xhscdn.com/202606211619/7bfb4fee12009b4fa075fe3628601f14"

    static func page(_ state: String, title: String = "小红书") -> String {
        """
        <!doctype html><html><head><title>\(title)</title></head><body><script>window.__SSR__=true</script>
        <script>window.__INITIAL_STATE__=\(state)</script></body></html>
        """
    }

    static func phoneState(_ note: String, more: String = "") -> String {
        #"{"global":{},"noteData":{"data":{"noteData":\#(note)},"hasError":false,"lastRoute":undefined\#(more)}}"#
    }

    static func desktopState(_ map: String, info: String = #"{"state":"success","errorCode":0,"errMsg":""}"#) -> String
    {
        #"{"global":{"x":undefined},"note":{"noteDetailMap":\#(map),"serverRequestInfo":\#(info)}}"#
    }

    static func phone(_ note: String) -> String { page(phoneState(note)) }
    static func desktop(_ note: String) -> String { page(desktopState(#"{"\#(id)":{"note":\#(note)}}"#)) }

    /// - Parameter media: `video` or `imageList`, with what belongs to it.
    static func note(_ type: String, _ media: String, title: String = "标题", id: String = XiaohongshuSample.id) -> String
    {
        #"""
        {"noteId":"\#(id)","type":"\#(type)","title":"\#(title)","desc":"字#猫[话题]#","time":1781784384000,
        "user":{"userId":"6104cc20","nickName":"某人"},\#(media)}
        """#
    }

    static func video(h264: String = "", h265: String = "", more: String = "") -> String {
        #""video":{"media":{"video":{"duration":10,"drmType":0},"stream":{"h264":[\#(h264)],"h265":[\#(h265)]}}\#(more)}"#
    }

    static func stream(
        _ url: String = "\(cdn)?sign=db6c&t=6a3c3bd6",
        width: Int = 720,
        height: Int = 1280,
        rate: Int = 1_728_496,
        more: String = ""
    ) -> String {
        #"""
        {"masterUrl":"\#(url)","width":\#(width),"height":\#(height),"avgBitrate":\#(rate),"size":2030983,"fps":30,
        "duration":9400,"qualityType":"HD","videoCodec":"h264","audioCodec":"aac"\#(more)}
        """#
    }

    static func pictures(_ entries: String...) -> String { #""imageList":[\#(entries.joined(separator: ","))]"# }

    static func picture(_ url: String = "\(signed)/notes_pre_post/1040g!h5_1080jpg", more: String = "") -> String {
        #"{"url":"\#(url)","width":1080,"height":1440,"livePhoto":false,"stream":{}\#(more)}"#
    }

    static let wholeVideo = phone(note("video", video(h264: stream())))
    static let wholeGallery = phone(note("normal", pictures(picture())))
}
