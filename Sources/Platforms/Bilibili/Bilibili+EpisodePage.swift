internal import JSON

extension BilibiliExtractor {
    /// The episode's own page: the answer about its streams stands in a script, with its names beside it.
    static let episodePage = Strategy("episode-page") { link, session throws(ExtractionFailure) in
        let response = try session.send(BilibiliRequests(link).page())
        try BilibiliAnswer.check(page: response)
        if ByteSearch.firstIndex(of: "您所在的地区无法观看本片", in: response.body) != nil {
            throw ExtractionFailure(.regionRestricted, "page: not in this area")
        }
        let payload = try streamAnswer(in: response.body)
        if let refusal = BilibiliRights.refusal(payload) { throw refusal }
        let names = payload["supplement"]["ogv_episode_info"]
        let episode = payload["play_view_business_info"]["episode_info"]
        guard let number = [names["episode_id"], episode["ep_id"]].lazy.compactMap(\.identifier).first,
            Alphabet.digits.spells(number, 1...16), link.id.hasPrefix("ss") || link.id == "ep\(number)"
        else { throw .changed(missing: "playurlSSRData of this episode") }
        let info = payload["video_info"].kind == .object ? payload["video_info"] : payload
        let playback = try BilibiliPlayback(split: info, file: .missing)
        guard !playback.isEmpty else { throw .changed(missing: "playurlSSRData: video_info.dash") }
        return Post(
            platform: .bilibili,
            id: "ep\(number)",
            title: title(names, episode, in: response.body),
            thumbnail: BilibiliMediaURL(meta("property=\"og:image\" content=\"", in: response.body))?.text ?? "",
            duration: playback.duration,
            webpageURL: "https://www.bilibili.com/bangumi/play/ep\(number)",
            videos: playback.videos,
            audios: playback.audios
        )
    }

    /// The answer in the page, out of its wrappings, of which three are known.
    private static func streamAnswer(in page: [UInt8]) throws(ExtractionFailure) -> JSONValue {
        var answer = try BilibiliPageData.object("playurlSSRData", in: page)
        guard answer.exists else { throw .changed(missing: "playurlSSRData") }
        for _ in 0..<4 {
            if let code = answer["code"].int,
                let refusal = BilibiliRefusal.of(
                    code: code,
                    message: answer["message"].string ?? "",
                    service: .episode
                )
            {
                throw refusal
            }
            let inner = answer.first("raw", "data", "result")
            guard inner.kind == .object else { break }
            answer = inner
        }
        return answer
    }

    private static func title(_ names: JSONValue, _ episode: JSONValue, in page: [UInt8]) -> String {
        let parts = [
            meta("property=\"og:title\" content=\"", in: page) ?? "",
            names["index_title"].string ?? episode["title"].string ?? "",
            names["long_title"].string ?? episode["long_title"].string ?? "",
        ]
        return String(parts.filter { !$0.isEmpty }.joined(separator: " ").trimmingWhitespace().prefix(2000))
    }

    private static func meta(_ open: StaticString, in page: [UInt8]) -> String? {
        ByteSearch.text(in: page, between: open, and: "\"", limit: 2000)
    }
}
