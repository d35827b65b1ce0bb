/// Invented answers in the shape of the site's.
enum KuaishouSample {
    static let id = "3xexample000001"
    static let long = "5200000000000000001"
    /// What was asked is told from other posts by this.
    static let share = #""share_info":"userId=3xexampleuser01&photoId=\#(id)","photoId":"\#(long)""#
    static let cover = #""coverUrls":[{"cdn":"p2.a.yximgs.com","url":"https://p2.a.yximgs.com/upic/c.jpg"}]"#

    /// - Parameters:
    ///   - members: of the post beside what every post has.
    ///   - more: of the object around it.
    static func info(_ members: String, more: String = "", result: Int = 1) -> String {
        #"{"result":\#(result),"counts":{"fanCount":1},"photo":{\#(share),"#
            + #""caption":"虚构","userName":"ㅤ作者 ","userEid":"3xexampleuser01","timestamp":1790000000123,"#
            + #""photoStatus":0,\#(cover),\#(members)},"serialInfo":{"valid":false}\#(more)}"#
    }

    static func state(_ info: String) -> String {
        #"{"tusjoh.0sftu0{u0tibsf":{"result":1,"share":{}},"tusjoh.0sftu0xe0vhI6Bqq0qipup0tjnqmf0jogp@x":\#(info)}"#
    }

    static func page(_ state: String) -> String {
        "<!DOCTYPE html><html><head><script>var s = window.INIT_STATE || null;</script></head><body>"
            + "<script>window.INIT_STATE = \(state)</script></body></html>"
    }

    static func representation(_ file: String, _ more: String = "") -> String {
        #"{"id":1,"url":"https://v2.kwaicdn.com/upic/\#(file)","backupUrl":["https://v4.oskwai.com/upic/\#(file)"],"#
            + #""hidden":false,"mute":false,"width":720,"height":1280,"avgBitrate":900,"frameRate":30,"#
            + #""fileSize":1234,"qualityType":"720p","videoCodec":"avc"\#(more)}"#
    }

    static func manifest(_ representations: [String]) -> String {
        #""manifest":{"adaptationSet":[{"id":1,"representation":[\#(representations.joined(separator: ","))]}]}"#
    }

    static let mainURLs = #""mainMvUrls":[{"cdn":"a","url":"https://tymov2.a.kwimgs.com/upic/main_b.mp4?tt=b"}]"#
    static let sound = #""soundTrack":{"audioUrls":[{"cdn":"hw","url":"https://hw.a.yximgs.com/bs2/ost/s.m4a"}]}"#
    static let video =
        #""photoType":"VIDEO","duration":9500,"width":720,"height":1280,\#(mainURLs),\#(sound),"#
        + manifest([representation("one.mp4")])

    static func atlas(_ extension: String, _ count: Int = 2, host: String = "p1.a.yximgs.com") -> String {
        let paths = (0..<count).map { #""/ufile/atlas/x_\#($0).\#(`extension`)""# }.joined(separator: ",")
        let sizes = (0..<count).map { #"{"w":1080,"h":\#(1400 + $0)}"# }.joined(separator: ",")
        return #""atlas":{"cdnList":[{"cdn":"\#(host)"}],"cdn":["\#(host)"],"list":[\#(paths)],"size":[\#(sizes)],"#
            + #""musicCdnList":[{"cdn":"tymov2.a.kwimgs.com"}],"music":"/ufile/atlas/x.m4a","type":2}"#
    }

    static let gallery = #""photoType":"VERTICAL_ATLAS","singlePicture":true,"ext_params":{\#(atlas("webp"))}"#

    static let refused = #"{"result":2,"error_msg":null,"request_id":"123456789012345678"}"#
    static let needCaptcha = #"{"errors":[{"message":"Need captcha"}],"data":{"visionVideoDetail":null}}"#

    static func vision(_ members: String, status: Int = 1) -> String {
        #"{"data":{"visionVideoDetail":{"status":\#(status),"author":{"id":"3xa","name":"作者"},"#
            + #""photo":{"id":"\#(id)","duration":8000,"caption":"虚构","timestamp":1790000000123,\#(members)}}}}"#
    }
}
