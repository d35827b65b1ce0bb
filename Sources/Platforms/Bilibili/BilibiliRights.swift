internal import JSON

/// What an answer about an episode's streams says of who may see it.
enum BilibiliRights {
    /// - Parameter payload: the object beside whose `video_info` the checks stand.
    /// - Returns: `nil` where a visitor may see all of it.
    static func refusal(_ payload: JSONValue) -> ExtractionFailure? {
        let check = payload["play_check"]
        let why = check["limit_play_reason"].string ?? ""
        if isBarredHere(payload) || why.contains("AREA") {
            return ExtractionFailure(.regionRestricted, "area limit")
        }
        let detail = check["play_detail"].string ?? payload["play_video_type"].string ?? ""
        let isLimited = ["PLAY_PREVIEW", "PLAY_NONE", "preview", "none"].contains(detail)
        let info = payload["video_info"].kind == .object ? payload["video_info"] : payload
        guard isLimited || info["is_preview"].int == 1 || info["is_drm"].bool == true else { return nil }
        if why.contains("LOGIN") { return ExtractionFailure(.loginRequired, "limit: log-in") }
        return ExtractionFailure(.paidOrDRM, "limit: \(detail.prefix(40)) \(why.prefix(40))")
    }

    private static func isBarredHere(_ payload: JSONValue) -> Bool {
        payload["plugins"].array.prefix(100).contains {
            $0["name"].string == "AreaLimitPanel" && $0["config"]["is_block"].bool == true
        }
    }
}
