package import JSON

extension Post {
    /// The unified answer, in the contract's order of fields. What is unknown and not promised is left out; width,
    /// height and duration are promised, and `null` where unknown.
    ///
    /// - Parameter additions: members that are put behind each item's own (headers, proxy links).
    package func json(adding additions: PostAdditions = PostAdditions()) -> JSONNode {
        var members = [
            JSONMember("platform", .string(platform.rawValue)),
            JSONMember("title", .string(title)),
            JSONMember("thumbnail", .string(thumbnail)),
            JSONMember("duration", JSONNode(duration)),
            JSONMember("images", Self.array(images.map { ($0.members, $0.file) }, additions.images)),
            JSONMember("videos", Self.array(videos.map { ($0.members, $0.file) }, additions.videos)),
            JSONMember("audios", Self.array(audios.map { ($0.members, $0.file) }, additions.audios)),
            JSONMember("id", .string(id)),
        ]
        if let author { members.append(JSONMember("author", author.json)) }
        members.append(JSONMember("webpageUrl", .string(webpageURL)))
        if let publishedAt { members.append(JSONMember("publishedAt", .string(RFC3339.text(seconds: publishedAt)))) }
        return .object(members)
    }

    private static func array(_ items: [(own: [JSONMember], file: MediaFile)], _ more: [[JSONMember]]) -> JSONNode {
        .array(
            items.enumerated().map { place, item in
                .object(item.own + item.file.members + (place < more.count ? more[place] : []))
            }
        )
    }
}

extension Author {
    var json: JSONNode {
        .object([
            JSONMember("name", JSONNode(name)),
            JSONMember("username", JSONNode(username)),
            JSONMember("id", JSONNode(id)),
        ])
    }
}

extension MediaFile {
    /// What follows an item's own fields.
    var members: [JSONMember] {
        var members = [JSONMember("index", .int(index))]
        if isLivePhoto { members.append(JSONMember("livePhoto", .bool(true))) }
        if let size { members.append(JSONMember("size", .int(size))) }
        if let hasWatermark { members.append(JSONMember("watermark", .bool(hasWatermark))) }
        if let expiresAt { members.append(JSONMember("expiresAt", .string(RFC3339.text(seconds: expiresAt)))) }
        return members
    }
}

extension ImageItem {
    var members: [JSONMember] {
        [
            JSONMember("url", .string(file.url)), JSONMember("width", JSONNode(width)),
            JSONMember("height", JSONNode(height)),
        ]
    }
}

extension VideoItem {
    var members: [JSONMember] {
        var members = [
            JSONMember("url", .string(file.url)), JSONMember("quality", .string(quality)),
            JSONMember("mimeType", .string(mimeType)), JSONMember("width", JSONNode(width)),
            JSONMember("height", JSONNode(height)), JSONMember("hasAudio", JSONNode(hasAudio)),
            JSONMember("source", .string(source.rawValue)),
        ]
        if let bitrate { members.append(JSONMember("bitrate", .int(bitrate))) }
        if let fps { members.append(JSONMember("fps", .double(fps))) }
        if let codecs { members.append(JSONMember("codecs", .string(codecs))) }
        return members
    }
}

extension AudioItem {
    var members: [JSONMember] {
        var members = [JSONMember("url", .string(file.url)), JSONMember("mimeType", .string(mimeType))]
        if let bitrate { members.append(JSONMember("bitrate", .int(bitrate))) }
        if let codecs { members.append(JSONMember("codecs", .string(codecs))) }
        if let language { members.append(JSONMember("language", .string(language))) }
        return members
    }
}
