internal import JSON

extension DouyinExtractor {
    /// The site's own address of a post, asked as its embedded player asks: no cookie, no signature.
    static let detail = Strategy("detail") { link, session throws(ExtractionFailure) in
        let response = try session.send(DouyinRequests.embeddedDetail(id: link.id))
        return try post(in: response, on: "detail", link)
    }

    /// The same as a guest, and once more as a new one where the first is not let in.
    static let guestDetail = Strategy("guest-detail") { link, session throws(ExtractionFailure) in
        let mayRenew = try DouyinGuest.prepare(session)
        let request = DouyinRequests.guestDetail(id: link.id)
        do throws(ExtractionFailure) {
            return try post(in: try session.send(request), on: "guest-detail", link)
        } catch {
            guard mayRenew, error.reason == .blockedByPlatform else { throw error }
        }
        try DouyinGuest.renew(session)
        return try post(in: try session.send(request), on: "guest-detail", link)
    }

    /// What share pages ask for slides; it tells of videos too.
    static let slidesInfo = Strategy("slidesinfo") { link, session throws(ExtractionFailure) in
        var refusal = ExtractionFailure.changed(missing: "aweme_details")
        // An empty list is what the other half of the posts gets.
        for forNotes in link.kind == .photo ? [true, false] : [false, true] {
            let response = try session.send(DouyinRequests.slidesInfo(id: link.id, forNotes: forNotes))
            let root = try DouyinReply.json(response, on: "slidesinfo")
            let list = root["aweme_details"]
            if list.count > 0 { return try DouyinItem(list[0], at: "aweme_details[0]", link).post() }
            refusal = DouyinRefusal.of(answer: root, missing: "aweme_details")
            if refusal.reason.isVerdict { throw refusal }
            if list.exists, refusal.reason == .platformChanged {
                refusal = ExtractionFailure(.blockedByPlatform, "slidesinfo: an empty list")
            }
        }
        throw refusal
    }

    private static func post(
        in response: PageResponse,
        on rung: String,
        _ link: PostLink
    ) throws(ExtractionFailure) -> Post {
        let root = try DouyinReply.json(response, on: rung)
        let item = root["aweme_detail"]
        guard item.kind == .object else { throw DouyinRefusal.of(answer: root, missing: "aweme_detail") }
        return try DouyinItem(item, at: "aweme_detail", link).post()
    }
}
