internal import JSON

extension DouyinExtractor {
    /// The page of the site's selection of videos: its description for search engines names one file.
    static let selection = Strategy("jingxuan") { link, session throws(ExtractionFailure) in
        let response = try session.send(DouyinRequests.selectionPage(id: link.id))
        let page = try DouyinReply.page(response, on: "jingxuan")
        let scripts = DouyinScript.all(in: page).filter {
            ByteSearch.firstIndex(of: "VideoObject", in: Array($0)) != nil
        }
        for script in scripts {
            let object = DouyinScript.json(script).firstDescendant(limit: 1000) { $0["@type"].string == "VideoObject" }
            guard let url = DouyinMediaURL(object["contentUrl"].string), url.isStream else { continue }
            let thumbnail = object["thumbnailUrl"]
            return Post(
                platform: .douyin,
                id: link.id,
                title: DouyinText.title(object["name"].string),
                thumbnail: (DouyinMediaURL(thumbnail.string) ?? DouyinMediaURL(thumbnail[0].string))?.text ?? "",
                webpageURL: link.canonicalURL,
                videos: [
                    VideoItem(file: url.file(), quality: "", mimeType: "video/mp4", hasAudio: nil, source: .direct)
                ]
            )
        }
        throw DouyinReply.absence(of: "VideoObject.contentUrl", in: page, on: "jingxuan")
    }

    /// The page behind share links. Since August 2026 most of them hold no post.
    static let sharePage = Strategy("share-page") { link, session throws(ExtractionFailure) in
        let page = try DouyinReply.page(try session.send(DouyinRequests.sharePage(link)), on: "share-page")
        guard let script = DouyinScript.all(in: page).first(where: { DouyinScript.assignsRouterData($0) }) else {
            throw DouyinReply.absence(of: "window._ROUTER_DATA", in: page, on: "share-page")
        }
        let root = DouyinScript.json(script)
        guard root["loaderData"].kind == .object else { throw .changed(missing: "_ROUTER_DATA.loaderData") }
        let answers = root["loaderData"].members.prefix(50).map { $0.value["videoInfoRes"] }
        guard let answer = answers.first(where: { $0.kind == .object }) else {
            throw ExtractionFailure(.blockedByPlatform, "share-page: no videoInfoRes")
        }
        let item = answer["item_list"][0]
        guard item.kind == .object else { throw DouyinRefusal.of(answer: answer, missing: "videoInfoRes.item_list") }
        return try DouyinItem(item, at: "item_list[0]", link).post()
    }
}

/// The scripts of a page, as text.
enum DouyinScript {
    private static let limit = 400
    private static let routerData = Array("window._ROUTER_DATA".utf8)

    /// What stands within each `<script>`; one that does not end is left out.
    static func all(in page: [UInt8]) -> [ArraySlice<UInt8>] {
        var found: [ArraySlice<UInt8>] = []
        var at = 0
        while found.count < limit, let open = ByteSearch.firstIndex(of: "<script", in: page, from: at),
            let tagEnd = page[open...].firstIndex(of: UInt8(ascii: ">")),
            let close = ByteSearch.firstIndex(of: "</script", in: page, from: tagEnd)
        {
            at = close
            found.append(page[(tagEnd + 1)..<close].drop { $0 <= 0x20 })
        }
        return found
    }

    /// Whether a script opens with the assignment; the same words in a text of the post do not count.
    static func assignsRouterData(_ script: ArraySlice<UInt8>) -> Bool {
        guard script.starts(with: routerData) else { return false }
        return script.dropFirst(routerData.count).first { $0 > 0x20 } == UInt8(ascii: "=")
    }

    /// The JSON object in a script, from the first brace to the last; missing where there is none.
    static func json(_ script: ArraySlice<UInt8>) -> JSONValue {
        guard let open = script.firstIndex(where: { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "[") }),
            let close = script.lastIndex(where: { $0 == UInt8(ascii: "}") || $0 == UInt8(ascii: "]") }), open < close
        else { return .missing }
        do { return try JSONDocument(parsing: Array(script[open...close])).root } catch { return .missing }
    }
}
