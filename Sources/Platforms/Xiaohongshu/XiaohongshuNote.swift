internal import JSON

/// Finds the note in a page, in the shape that phones get or in the desktop site's.
enum XiaohongshuNote {
    /// - Throws: ``ExtractionFailure`` with what the page says in place of the note.
    static func find(in page: [UInt8], _ link: PostLink) throws(ExtractionFailure) -> JSONValue {
        guard let root = try XiaohongshuState.root(in: page) else {
            throw refusal(ofTitleIn: page) ?? .changed(missing: "window.__INITIAL_STATE__")
        }
        let phone = XiaohongshuState.unwrapped(root["noteData"])
        let desktop = XiaohongshuState.unwrapped(root["note"])
        let map = XiaohongshuState.unwrapped(desktop["noteDetailMap"])
        let entry = XiaohongshuState.unwrapped(map[link.id])
        let candidates = [phone["data"]["noteData"], entry["note"]].map(XiaohongshuState.unwrapped)
        let found = candidates.filter { $0.count > 0 && $0.kind == .object }
        if let note = found.first(where: { isAsked($0, link) }) { return note }
        guard found.isEmpty else { throw .changed(missing: "the note that was asked for (noteId)") }
        throw refusal(phone) ?? refusal(desktop) ?? refusal(ofTitleIn: page)
            ?? emptiness(candidates + [map] + map.members.prefix(10).map { $0.value["note"] }, link)
    }

    /// A note without an identifier counts: desktop entries stand under it.
    private static func isAsked(_ note: JSONValue, _ link: PostLink) -> Bool {
        let id = note.first("noteId", "id").nonEmptyString
        return id == nil || id?.lowercased() == link.id
    }

    /// What either shape says of a request that failed.
    private static func refusal(_ part: JSONValue) -> ExtractionFailure? {
        let info = XiaohongshuState.unwrapped(part["serverRequestInfo"])
        if let code = info["errorCode"].int, code != 0 || info["state"].string == "fail" {
            return XiaohongshuRefusal.of(code: code, message: info["errMsg"].string)
                ?? ExtractionFailure(.blockedByPlatform, "serverRequestInfo.errorCode \(code)")
        }
        guard part["hasError"].bool == true else { return nil }
        let query = part["errorNoteData"]["routeQuery"]
        let code = query.first("error_code", "errorCode", "code").int
        return XiaohongshuRefusal.of(code: code, message: query.first("error_msg", "errorMsg", "msg").string)
            ?? ExtractionFailure(.notFound, "noteData.hasError, code \(code.map(String.init) ?? "none")")
    }

    private static func refusal(ofTitleIn page: [UInt8]) -> ExtractionFailure? {
        ByteSearch.text(in: page, between: "<title>", and: "</title>").flatMap(XiaohongshuRefusal.of(title:))
    }

    /// A page whose places for a note are there and empty hides it from this visitor; else the page has changed.
    private static func emptiness(_ places: [JSONValue], _ link: PostLink) -> ExtractionFailure {
        guard places.contains(where: { $0.kind == .object && $0.count == 0 }) else {
            return .changed(missing: "noteData.data.noteData, note.noteDetailMap.{id}.note")
        }
        return link.parameters["xsec_token"] == nil
            ? ExtractionFailure(.loginRequired, "a page without its note; the link brings no xsec_token")
            : ExtractionFailure(.blockedByPlatform, "a page without its note")
    }
}
