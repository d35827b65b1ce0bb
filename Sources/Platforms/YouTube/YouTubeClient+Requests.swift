internal import JSON

extension YouTubeClient {
    /// Asks for what this client may play of a video.
    ///
    /// - Parameter visitorData: as YouTube gave it, percent signs included; without it most videos are refused.
    func playerRequest(videoID: String, visitorData: String?) -> PageRequest {
        request(to: playerURL(videoID: videoID), visitorData: visitorData, members: playerMembers(videoID: videoID))
    }

    /// Asks for visitor data: the context alone.
    func visitorRequest() -> PageRequest {
        request(to: "\(visitorBase)visitor_id?prettyPrint=false", visitorData: nil, members: [])
    }

    private func playerURL(videoID: String) -> String {
        let path = endpoint == .player ? "player" : "reel/reel_item_watch"
        var url = "\(base)\(path)?prettyPrint=false"
        if dress == .app { url += "&t=\(Self.nonce(length: 12))&id=\(videoID)" }
        // Leaves out the comments and the next reels: a tenth of the answer.
        if endpoint == .reelItemWatch { url += "&$fields=playerResponse" }
        return url
    }

    private func playerMembers(videoID: String) -> [JSONMember] {
        let video = [
            JSONMember("videoId", .string(videoID)), JSONMember("cpn", .string(Self.nonce(length: 16))),
            JSONMember("contentCheckOk", .bool(true)), JSONMember("racyCheckOk", .bool(true)),
        ]
        switch endpoint {
        case .reelItemWatch:
            return [JSONMember("playerRequest", .object(video)), JSONMember("disablePlayerResponse", .bool(false))]
        case .player where dress == .page:
            let preference = JSONNode.object(("html5Preference", "HTML5_PREF_WANTS"))
            let playback = JSONNode.object(("contentPlaybackContext", preference))
            return video + [JSONMember("playbackContext", playback)]
        case .player:
            return video
        }
    }

    private func request(to url: String, visitorData: String?, members: [JSONMember]) -> PageRequest {
        let body = JSONNode.object([JSONMember("context", context(visitorData: visitorData))] + members)
        return PageRequest(
            .post,
            url,
            headers: headers(visitorData: visitorData),
            body: body.bytes,
            platform: .youtube
        )
    }

    private func context(visitorData: String?) -> JSONNode {
        var client = [JSONMember("clientName", .string(name)), JSONMember("clientVersion", .string(version))] + device
        if let visitorData { client.append(JSONMember("visitorData", .string(visitorData))) }
        client += [
            // English: the reason of a refusal is text in this language, and nothing else tells two apart.
            JSONMember("hl", "en"), JSONMember("gl", "US"), JSONMember("utcOffsetMinutes", .int(0)),
        ]
        return .object(
            ("client", .object(client)),
            ("request", .object(("internalExperimentFlags", .array([])), ("useSsl", .bool(true)))),
            ("user", .object(("lockedSafetyMode", .bool(false))))
        )
    }

    private func headers(visitorData: String?) -> [(name: String, value: String)] {
        var headers = [
            (name: "User-Agent", value: userAgent), (name: "Content-Type", value: "application/json"),
            (name: "Accept-Language", value: "en"),
        ]
        switch dress {
        case .app:
            headers.append((name: "X-Goog-Api-Format-Version", value: "2"))
        case .page:
            headers += [
                (name: "X-YouTube-Client-Name", value: String(number)),
                (name: "X-YouTube-Client-Version", value: version),
                (name: "Origin", value: "https://www.youtube.com"),
            ]
            if let visitorData { headers.append((name: "X-Goog-Visitor-Id", value: visitorData)) }
        }
        return headers
    }

    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

    /// Random text with which applications mark one playback.
    private static func nonce(length: Int) -> String {
        // One draw a letter would be a system call each.
        var seed = UInt64.random(in: .min ... .max)
        let letters = (0..<length).map { place in
            if place % 10 == 9 { seed = .random(in: .min ... .max) }
            defer { seed >>= 6 }
            return alphabet[Int(seed & 63) % alphabet.count]
        }
        return String(decoding: letters, as: UTF8.self)
    }
}
