internal import JSON

extension WeiboExtractor {
    /// The mobile site's address of a post: no cookies, at most nine pictures, open to a new address a few times.
    static let mobileStatus = Strategy("mobile-status") { link, session throws(ExtractionFailure) in
        let response = try session.send(WeiboRequests.mobileStatus(id: link.id))
        let root = try WeiboAnswer(response, on: "mobile-status").withoutVisitor()
        guard isStatus(root["data"]) else {
            if let refusal = WeiboRefusal.of(answer: root) { throw refusal }
            throw .changed(missing: "data.mid (ok \(root["ok"].int ?? 0))")
        }
        return try WeiboMobileStatus(root["data"], link: link).post()
    }

    /// The mobile site's page: the same post in one of its scripts.
    static let mobilePage = Strategy("mobile-page") { link, session throws(ExtractionFailure) in
        let response = try session.send(WeiboRequests.mobilePage(id: link.id))
        guard response.status == 200 else {
            throw failure(of: response)
        }
        let status = renderData(in: response.body)[0]["status"]
        if isStatus(status) { return try WeiboMobileStatus(status, link: link).post() }
        guard ByteSearch.firstIndex(of: "$render_data", in: response.body) == nil else {
            throw .changed(missing: "$render_data[0].status.mid")
        }
        // A page of another kind says by its title what it is.
        _ = try WeiboAnswer.judge(page: response.body, "mobile-page").withoutVisitor()
        throw .changed(missing: "$render_data")
    }

    private static func failure(of response: PageResponse) -> ExtractionFailure {
        do {
            _ = try WeiboAnswer(response, on: "mobile-page").withoutVisitor()
            return ExtractionFailure(.platformChanged, "mobile-page: status \(response.status)")
        } catch { return error }
    }

    private static func isStatus(_ value: JSONValue) -> Bool { value.first("mid", "id").identifier != nil }

    /// The list in `var $render_data = [{…}][0] || {};`.
    private static func renderData(in page: [UInt8]) -> JSONValue {
        guard let name = ByteSearch.firstIndex(of: "$render_data", in: page),
            let open = page[name...].prefix(40).firstIndex(of: UInt8(ascii: "["))
        else { return .missing }
        var from = open
        // The closing mark may also stand inside a text of the post.
        for _ in 0..<4 {
            guard let close = ByteSearch.firstIndex(of: "][0]", in: page, from: from) else { return .missing }
            do { return try JSONDocument(parsing: Array(page[open...close])).root } catch { from = close + 1 }
        }
        return .missing
    }
}
