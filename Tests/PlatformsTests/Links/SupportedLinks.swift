import Platforms
import Testing

/// Links of every supported form, each with what it is: platform, kind, id.
enum SupportedLinks {
    struct Row: Sendable, CustomTestStringConvertible {
        let link: String
        let platform: PlatformID
        let kind: LinkKind
        let id: String
        var testDescription: String { link }
    }

    private static func rows(_ platform: PlatformID, _ list: [(String, LinkKind, String)]) -> [Row] {
        list.map { Row(link: $0.0, platform: platform, kind: $0.1, id: $0.2) }
    }

    static let all = youTube + twitter + instagram + tiktok + douyin + xiaohongshu + bilibili + kuaishou + weibo

    static let youTube = rows(
        .youtube,
        [
            ("youtu.be/aB3_-xyzQ12", .video, "aB3_-xyzQ12"),
            ("www.youtu.be/aB3_-xyzQ12", .video, "aB3_-xyzQ12"),
            ("youtube.com/watch?v=aB3_-xyzQ12", .video, "aB3_-xyzQ12"),
            ("www.youtube.com/watch?list=PL0123&v=aB3_-xyzQ12", .video, "aB3_-xyzQ12"),
            ("www.youtube.com/watch?v=aB3_-xyzQ12&v=zzzzzzzzzzz", .video, "aB3_-xyzQ12"),
            ("m.youtube.com/watch/?app=desktop&v=aB3_-xyzQ12", .video, "aB3_-xyzQ12"),
            ("music.youtube.com/watch?v=aB3_-xyzQ12", .video, "aB3_-xyzQ12"),
            ("youtube.com/shorts/aB3_-xyzQ12", .video, "aB3_-xyzQ12"),
            ("youtube.com/live/aB3_-xyzQ12", .video, "aB3_-xyzQ12"),
            ("youtube.com/embed/aB3_-xyzQ12", .video, "aB3_-xyzQ12"),
            ("youtube.com/v/aB3_-xyzQ12", .video, "aB3_-xyzQ12"),
            ("youtube.com/e/aB3_-xyzQ12", .video, "aB3_-xyzQ12"),
            ("youtube.com/watch/aB3_-xyzQ12", .video, "aB3_-xyzQ12"),
            ("www.youtube-nocookie.com/embed/aB3_-xyzQ12", .video, "aB3_-xyzQ12"),
        ]
    )

    static let twitter = rows(
        .twitter,
        [
            ("x.com/someone/status/1700000000000000001", .post, "1700000000000000001"),
            ("www.x.com/someone/status/1700000000000000001", .post, "1700000000000000001"),
            ("mobile.x.com/someone/status/1700000000000000001", .post, "1700000000000000001"),
            ("m.x.com/someone/status/1700000000000000001", .post, "1700000000000000001"),
            ("twitter.com/some_one/status/1700000000000000001", .post, "1700000000000000001"),
            ("mobile.twitter.com/some_one/status/1700000000000000001", .post, "1700000000000000001"),
            ("m.twitter.com/some_one/statuses/1700000000000000001", .post, "1700000000000000001"),
            ("twitter.com/statuses/1700000000000000001", .post, "1700000000000000001"),
            ("x.com/i/status/20", .post, "20"),
            ("x.com/i/web/status/1700000000000000001", .post, "1700000000000000001"),
            ("x.com/i/bookmarks?post_id=1700000000000000001", .post, "1700000000000000001"),
            ("x.com/someone/status/1700000000000000001/photo/2", .post, "1700000000000000001"),
            ("x.com/someone/status/1700000000000000001/video/1", .post, "1700000000000000001"),
            ("x.com/someone/status/1700000000000000001/analytics", .post, "1700000000000000001"),
            ("x.com/Someone/Status/1700000000000000001", .post, "1700000000000000001"),
        ]
    )

    static let instagram = rows(
        .instagram,
        [
            ("instagram.com/p/Cab_-123xyZ", .post, "Cab_-123xyZ"),
            ("www.instagram.com/reel/Cab_-123xyZ", .video, "Cab_-123xyZ"),
            ("m.instagram.com/reels/Cab_-123xyZ", .video, "Cab_-123xyZ"),
            ("instagram.com/tv/Cab_-123xyZ", .video, "Cab_-123xyZ"),
            ("instagram.com/r/Cab_-123xyZ", .video, "Cab_-123xyZ"),
            ("instagram.com/some.one_1/p/Cab_-123xyZ", .post, "Cab_-123xyZ"),
            ("instagram.com/some.one_1/reel/Cab_-123xyZ", .video, "Cab_-123xyZ"),
            ("instagram.com/p/Cab_-123xyZ/embed", .post, "Cab_-123xyZ"),
            ("instagram.com/p/Cab_-123xyZ/embed/captioned", .post, "Cab_-123xyZ"),
            ("instagram.com//p//Cab_-123xyZ", .post, "Cab_-123xyZ"),
            ("instagr.am/p/Cab_-123xyZ", .post, "Cab_-123xyZ"),
            (
                "instagram.com/p/Cab_-123xyZabcdefghijklmnopqrstuvwxyz12", .post,
                "Cab_-123xyZabcdefghijklmnopqrstuvwxyz12"
            ),
            ("instagram.com/share/BAAsharecode", .short, "BAAsharecode"),
            ("instagram.com/share/p/_absharecode", .short, "_absharecode"),
            ("instagram.com/share/reel/BAAsharecode", .short, "BAAsharecode"),
        ]
    )

    static let tiktok = rows(
        .tiktok,
        [
            ("tiktok.com/@some.one/video/7300000000000000001", .video, "7300000000000000001"),
            ("www.tiktok.com/@some_one/photo/7300000000000000001", .photo, "7300000000000000001"),
            ("www.tiktok.com/@/video/7300000000000000001", .video, "7300000000000000001"),
            ("www.tiktok.com/%40some.one/video/7300000000000000001", .video, "7300000000000000001"),
            ("m.tiktok.com/v/7300000000000000001.html", .video, "7300000000000000001"),
            ("m.tiktok.com/v/7300000000000000001", .video, "7300000000000000001"),
            ("www.tiktok.com/video/7300000000000000001", .video, "7300000000000000001"),
            ("www.tiktok.com/share/video/7300000000000000001", .video, "7300000000000000001"),
            ("www.tiktok.com/i18n/share/video/7300000000000000001", .video, "7300000000000000001"),
            ("www.tiktok.com/embed/7300000000000000001", .video, "7300000000000000001"),
            ("www.tiktok.com/embed/v2/7300000000000000001", .video, "7300000000000000001"),
            ("www.tiktok.com/player/v1/7300000000000000001", .video, "7300000000000000001"),
            ("www.tiktokv.com/share/video/7300000000000000001", .video, "7300000000000000001"),
            ("www.tiktok.com/t/ZTabc1234", .short, "ZTabc1234"),
            ("m.tiktok.com/t/ZTabc1234", .short, "ZTabc1234"),
            ("vm.tiktok.com/ZMabc1234", .short, "ZMabc1234"),
            ("vt.tiktok.com/ZSabc1234", .short, "ZSabc1234"),
        ]
    )

    static let douyin = rows(
        .douyin,
        [
            ("www.douyin.com/video/7400000000000000001", .video, "7400000000000000001"),
            ("douyin.com/note/7400000000000000001", .photo, "7400000000000000001"),
            ("douyin.com/share/video/7400000000000000001", .video, "7400000000000000001"),
            ("douyin.com/share/note/7400000000000000001", .photo, "7400000000000000001"),
            ("douyin.com/shipin/7400000000000000001", .video, "7400000000000000001"),
            ("douyin.com/vsdetail/7400000000000000001", .video, "7400000000000000001"),
            ("m.douyin.com/share/note/7400000000000000001", .photo, "7400000000000000001"),
            ("www.iesdouyin.com/share/video/7400000000000000001", .video, "7400000000000000001"),
            ("www.iesdouyin.com/share/slides/7400000000000000001", .photo, "7400000000000000001"),
            ("jingxuan.douyin.com/m/video/7400000000000000001", .video, "7400000000000000001"),
            ("www.douyin.com/jingxuan?modal_id=7400000000000000001", .video, "7400000000000000001"),
            (
                "www.douyin.com/?previous_page=oversea_share_link&vid=7400000000000000001", .video,
                "7400000000000000001"
            ),
            ("open.douyin.com/player/video?vid=7400000000000000001", .video, "7400000000000000001"),
            ("v.douyin.com/iAbCdEfG", .short, "iAbCdEfG"),
            ("v.douyin.com/_2abc-DEF12", .short, "_2abc-DEF12"),
            ("jx.douyin.com/yAbcdE1q", .short, "yAbcdE1q"),
            (
                "v11-weba.douyinvod.com/abc/video/tos/x?mime_type=video_mp4", .media,
                "https://v11-weba.douyinvod.com/abc/video/tos/x?mime_type=video_mp4"
            ),
            ("p3-pc-sign.douyinpic.com/a~b:q75.jpeg", .media, "https://p3-pc-sign.douyinpic.com/a~b:q75.jpeg"),
            ("sf6.douyinstatic.com/obj/ies-music/1.mp3", .media, "https://sf6.douyinstatic.com/obj/ies-music/1.mp3"),
        ]
    )

    static let xiaohongshu = rows(
        .xiaohongshu,
        [
            ("www.xiaohongshu.com/explore/64abcdef0123456789abcdef", .post, "64abcdef0123456789abcdef"),
            ("xiaohongshu.com/discovery/item/64abcdef0123456789abcdef", .post, "64abcdef0123456789abcdef"),
            (
                "www.xiaohongshu.com/explore/64abcdef0123456789abcdef?xsec_token=AB-c_d%3D&xsec_source=pc", .post,
                "64abcdef0123456789abcdef"
            ),
            ("www.rednote.com/explore/64abcdef0123456789abcdef", .post, "64abcdef0123456789abcdef"),
            ("rednote.com/discovery/item/64abcdef0123456789abcdef", .post, "64abcdef0123456789abcdef"),
            ("xhslink.com/AbCd12", .short, "AbCd12"),
            ("xhslink.com/a/AbCd12efGH", .short, "AbCd12efGH"),
        ]
    )

    static let bilibili = rows(
        .bilibili,
        [
            ("www.bilibili.com/video/BV1xx411c7mD", .video, "BV1xx411c7mD"),
            ("bilibili.com/video/bv1xx411c7mD", .video, "BV1xx411c7mD"),
            ("m.bilibili.com/video/av170001", .video, "av170001"),
            ("www.bilibili.com/video/BV1xx411c7mD?p=3", .video, "BV1xx411c7mD"),
            ("www.bilibili.com/list/ml123?oid=1&bvid=BV1xx411c7mD", .video, "BV1xx411c7mD"),
            ("www.bilibili.com/bangumi/play/ep733316", .episode, "ep733316"),
            ("www.bilibili.com/bangumi/play/ss12345", .season, "ss12345"),
            ("www.bilibili.com/cheese/play/ss123", .season, "ss123"),
            ("b23.tv/AbCd123", .short, "AbCd123"),
            ("b23.tv/BV1xx411c7mD", .video, "BV1xx411c7mD"),
            ("bili.im/AbCd123", .short, "AbCd123"),
        ]
    )

    static let kuaishou = rows(
        .kuaishou,
        [
            ("www.kuaishou.com/short-video/3xabcdefghij123", .video, "3xabcdefghij123"),
            ("kuaishou.com/short-video/5239938275131911888", .video, "5239938275131911888"),
            ("www.kuaishou.com/f/X-8tokenABCdef", .short, "X-8tokenABCdef"),
            ("v.kuaishou.com/2yAbcdZ", .short, "2yAbcdZ"),
            ("m.gifshow.com/fw/photo/3xabcdefghij123", .post, "3xabcdefghij123"),
            ("gifshow.com/fw/photo/3xabcdefghij123", .post, "3xabcdefghij123"),
            ("chenzhongtech.com/fw/photo/3xabcdefghij123", .post, "3xabcdefghij123"),
            ("kph8gvfz.m.chenzhongtech.com/fw/long-video/3xabcdefghij123", .post, "3xabcdefghij123"),
        ]
    )

    static let weibo = rows(
        .weibo,
        [
            ("weibo.com/1234567890/NabCdEf12", .post, "NabCdEf12"),
            ("www.weibo.com/1234567890/5200000000000001", .post, "5200000000000001"),
            ("weibo.com/detail/5200000000000001", .post, "5200000000000001"),
            ("m.weibo.cn/status/5200000000000001", .post, "5200000000000001"),
            ("m.weibo.cn/status/NabCdEf12", .post, "NabCdEf12"),
            ("m.weibo.cn/1234567890/5200000000000001", .post, "5200000000000001"),
            ("weibo.com/tv/show/1034:5007000000000001", .video, "1034:5007000000000001"),
            ("weibo.com/tv/show/1034%3A5007000000000001", .video, "1034:5007000000000001"),
            ("video.weibo.com/show?fid=1034:5007000000000001", .video, "1034:5007000000000001"),
            ("video.weibo.com/show?fid=1034%3A5007000000000001", .video, "1034:5007000000000001"),
            ("h5.video.weibo.com/show/1034:5007000000000001", .video, "1034:5007000000000001"),
            ("t.cn/A6AbCdEf", .short, "A6AbCdEf"),
            (
                "mapp.api.weibo.cn/fx/0123456789abcdef0123456789abcdef.html", .short,
                "0123456789abcdef0123456789abcdef"
            ),
        ]
    )
}
