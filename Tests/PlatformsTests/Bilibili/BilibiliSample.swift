import Platforms

/// Answers in the shape of real ones, made by hand.
enum BilibiliSample {
    static let id = "BV1Sample001"
    static let link = PostLink(
        platform: .bilibili,
        kind: .video,
        id: id,
        canonicalURL: "https://www.bilibili.com/video/\(id)"
    )
    static let cdn = "https://upos-sz-mirrorexample.bilivideo.com/upgcxcode"

    static func link(_ kind: LinkKind, _ id: String, section: String = "bangumi") -> PostLink {
        PostLink(
            platform: .bilibili,
            kind: kind,
            id: id,
            canonicalURL: "https://www.bilibili.com/\(section)/play/\(id)",
            parameters: ["section": section]
        )
    }

    static func part(_ number: Int) -> PostLink {
        PostLink(
            platform: .bilibili,
            kind: .video,
            id: id,
            canonicalURL: "https://www.bilibili.com/video/\(id)?p=\(number)",
            parameters: ["p": String(number)]
        )
    }

    static func view(more: String = "") -> String {
        #"""
        {"bvid":"\#(id)","aid":114000000000001,"title":" A title ","pic":"http://i1.hdslb.com/bfs/archive/a.jpg",
        "pubdate":1790000000,"duration":60,"cid":501,"owner":{"mid":42,"name":"Somebody"},
        "pages":[{"cid":501,"page":1,"part":"One","duration":60},{"cid":502,"page":2,"part":"Two","duration":30}]\#(more)}
        """#
    }

    static func state(_ view: String, error: String = "{}") -> String {
        #"{"p":1,"videoData":\#(view),"error":\#(error)}"#
    }

    static func page(_ state: String, play: String? = nil) -> String {
        let streams = play.map { "<script>window.__playinfo__=\($0)</script>" } ?? ""
        return """
            <!DOCTYPE html><html><head><script>if(window.__INITIAL_STATE__&&window.__playinfo__){}</script>\(streams)
            <script>window.__INITIAL_STATE__=\(state);(function(){var s;}());</script></head><body></body></html>
            """
    }

    static func ok(_ data: String, in key: String = "data") -> String {
        #"{"code":0,"message":"0","ttl":1,"\#(key)":\#(data)}"#
    }

    static func picture(
        _ quality: Int = 80,
        width: Int = 1920,
        height: Int = 1080,
        bandwidth: Int = 2_000_000,
        url: String? = nil,
        more: String = ""
    ) -> String {
        let address = url ?? "\(cdn)/\(quality)-\(bandwidth).m4s?deadline=1795600000&upsig=a"
        return #"""
            {"id":\#(quality),"baseUrl":"\#(address)","bandwidth":\#(bandwidth),"mimeType":"video/mp4",
            "codecs":"avc1.640032","width":\#(width),"height":\#(height),"frameRate":"30","codecid":7\#(more)}
            """#
    }

    static func sound(_ number: Int = 30280, bandwidth: Int = 129_000, codecs: String = "mp4a.40.2") -> String {
        #"""
        {"id":\#(number),"base_url":"\#(cdn)/\#(number).m4s?deadline=1795600000","bandwidth":\#(bandwidth),
        "mime_type":"audio/mp4","codecs":"\#(codecs)","width":0,"height":0}
        """#
    }

    static func dash(
        _ pictures: [String] = [picture()],
        _ sounds: [String] = [sound()],
        length: Int = 60_000,
        more: String = ""
    ) -> String {
        #"""
        {"quality":64,"timelength":\#(length),"accept_description":["1080P"],
        "support_formats":[{"quality":80,"new_description":"1080P 高清","display_desc":"1080P"}],
        "dash":{"duration":\#(length / 1000),"video":[\#(pictures.joined(separator: ","))],
        "audio":[\#(sounds.joined(separator: ","))],"dolby":{"type":0,"audio":null},"flac":null}\#(more)}
        """#
    }

    static func file(_ quality: Int = 64, given: Int = 60_000, url: String = "\(cdn)/file.mp4?deadline=1795600000")
        -> String
    {
        #"""
        {"quality":\#(quality),"format":"mp4720","timelength":60000,"accept_description":["720P"],
        "support_formats":[{"quality":64,"display_desc":"720P"}],
        "durl":[{"order":1,"length":\#(given),"size":1234567,"url":"\#(url)","backup_url":null}]}
        """#
    }

    /// A video that answers everything.
    static let whole: [(String, BilibiliStub.Answer)] = [
        ("fnval=4048", .text(ok(dash()))), ("platform=html5", .text(ok(file()))),
        ("/web-interface/view", .text(ok(view()))), ("/video/", .text(page(state(view())))),
    ]

    static func episode(_ number: Int = 77, more: String = "") -> String {
        #"""
        {"id":\#(number),"aid":1,"cid":2,"cover":"//i0.hdslb.com/bfs/e.png","duration":60000,"title":"1",
        "long_title":"Start","pub_time":1788000000\#(more)}
        """#
    }

    static func series(_ episodes: [String] = [episode()], more: String = "") -> String {
        #"""
        {"season_id":9,"title":"A series","cover":"http://i0.hdslb.com/bfs/s.png",
        "episodes":[\#(episodes.joined(separator: ","))],"up_info":{"mid":7,"uname":"A studio"}\#(more)}
        """#
    }
}
