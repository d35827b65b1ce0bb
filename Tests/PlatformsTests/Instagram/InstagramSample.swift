import JSON

/// Answers of Instagram in the shape of real ones, made by hand.
enum InstagramSample {
    static let code = "Example_001"
    static let cdn = "https://scontent-a.cdninstagram.com/v"
    /// 2030-01-01T00:00:00Z, in the hexadecimal digits of `oe`.
    static let expiry = 1_893_456_000
    static let expiryText = "70DBD880"

    static func url(_ name: String, _ more: String = "") -> String {
        "\(cdn)/\(name)?_nc_cat=1&oe=\(expiryText)\(more)"
    }

    /// What the encoder writes into an address: base64 of `{"vencode_tag":"x.720.y","duration_s":16,"bitrate":900}`.
    static let encoded720 =
        "&efg=eyJ2ZW5jb2RlX3RhZyI6InguNzIwLnkiLCJkdXJhdGlvbl9zIjoxNiwiYml0cmF0ZSI6OTAwfQ%3D%3D"

    static func candidate(_ name: String, _ width: Int? = nil, _ height: Int? = nil, more: String = "") -> String {
        let size = width.flatMap { width in height.map { #","width":\#(width),"height":\#($0)"# } } ?? ""
        return #"{"url":"\#(url(name, more))"\#(size)}"#
    }

    static func image(_ candidates: [String] = [candidate("1.jpg", 1080, 1350)], more: String = "") -> String {
        #"""
        {"media_type":1,"original_width":1080,"original_height":1350,
        "image_versions2":{"candidates":[\#(candidates.joined(separator: ","))]}\#(more)}
        """#
    }

    static func file(_ name: String, _ width: Int? = 720, _ height: Int? = 1280, urlMore: String = "") -> String {
        candidate(name, width, height, more: urlMore)
    }

    static func video(
        _ files: [String] = [file("2.mp4")],
        manifest: String? = nil,
        duration: String = "16.266",
        more: String = ""
    ) -> String {
        let dash = manifest.map { #","video_dash_manifest":\#(JSONNode.string($0).text)"# } ?? ""
        return #"""
            {"media_type":2,"original_width":1080,"original_height":1920,"has_audio":true,
            "video_duration":\#(duration),"video_versions":[\#(files.joined(separator: ","))],
            "image_versions2":{"candidates":[\#(candidate("poster.jpg", 720, 1280))]}\#(dash)\#(more)}
            """#
    }

    /// - Parameter item: the post's own picture or video, whose members become the post's.
    static func media(_ item: String, caption: String = #"{"text":" An invented post\n"}"#, more: String = "") -> String
    {
        #"""
        {"code":"\#(code)","pk":"1","taken_at":1727828758,"caption":\#(caption),
        "user":{"pk":42,"username":"example","full_name":"Example"}\#(more),\#(item.dropFirst())
        """#
    }

    static func carousel(_ items: [String]) -> String {
        media(#"{"media_type":8,"carousel_media":[\#(items.joined(separator: ","))]}"#)
    }

    static func script(_ json: String) -> String { #"<script type="application/json" data-sjs>\#(json)</script>"# }

    static func polaris(_ media: String, code: String = InstagramSample.code, more: String = "") -> String {
        let found = #"{"code":"\#(code)","if_not_gated_logged_out":\#(media)\#(more)}"#
        return #"{"require":[["x",[],{"__bbox":{"result":{"data":{"xig_polaris_media":\#(found)}}}}]]}"#
    }

    static func html(_ body: String) -> String { "<!DOCTYPE html><html><head></head><body>\(body)</body></html>" }

    static func page(_ media: String, more: String = "") -> String {
        html(script(route("PolarisLoggedOutDesktopWWWPostRoute")) + script(polaris(media, more: more)))
    }

    static func route(_ name: String) -> String { #"{"canonicalRouteName":"comet.igweb.\#(name)"}"# }

    static let home = html(script(#"{"define":[["LSD",[],{"token":"AVqZ0"},323]]}"#))

    static func graphQL(_ media: String, more: String = "") -> String {
        #"{"data":{"xig_polaris_media":{"if_not_gated_logged_out":\#(media)\#(more)}}}"#
    }

    // MARK: the older shape

    static func legacyImage(_ name: String = "1.jpg", more: String = "") -> String {
        #"""
        {"__typename":"GraphImage","is_video":false,"dimensions":{"width":1080,"height":1350},
        "display_url":"\#(url("cover.jpg"))","display_resources":[
        {"src":"\#(url(name))","config_width":1080,"config_height":1350},
        {"src":"\#(url("small.jpg"))","config_width":640,"config_height":800}]\#(more)}
        """#
    }

    static func legacyVideo(_ name: String = "2.mp4", urlMore: String = "", more: String = "") -> String {
        #"""
        {"__typename":"GraphVideo","is_video":true,"dimensions":{"width":720,"height":1280},
        "display_url":"\#(url("cover.jpg"))","video_url":"\#(url(name, urlMore))","video_duration":9.5\#(more)}
        """#
    }

    static func legacy(_ item: String) -> String {
        #"""
        {"shortcode":"\#(code)","taken_at_timestamp":1727828758,
        "owner":{"id":"42","username":"example","full_name":"Example"},
        "edge_media_to_caption":{"edges":[{"node":{"text":"An embedded post "}}]},\#(item.dropFirst())
        """#
    }

    static func sidecar(_ items: [String]) -> String {
        let edges = items.map { #"{"node":\#($0)}"# }.joined(separator: ",")
        return legacy(#"{"display_url":"\#(url("cover.jpg"))","edge_sidecar_to_children":{"edges":[\#(edges)]}}"#)
    }

    static func embed(_ media: String, key: String = "shortcode_media") -> String {
        let context = JSONNode.string(#"{"gql_data":{"\#(key)":\#(media)}}"#).text
        return html(#"<script>s.handle({"require":[["Embed","init",[],[{"contextJSON":\#(context)}]]]})</script>"#)
    }
}
