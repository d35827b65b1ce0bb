internal import JSON

/// Reads a post out of either source: GraphQL's result, or the syndication service's answer.
struct TwitterPost {
    /// The post itself, unwrapped, or the one that it only repeats.
    private let result: JSONValue
    private let fields: JSONValue
    private let link: PostLink

    /// A post of GraphQL: its fields stand in `legacy`.
    init(graphQL result: JSONValue, link: PostLink) {
        let repeated = result["legacy"].first("retweeted_status_result", "retweeted_status_results")["result"]
        self.result = repeated.isNull ? result : Self.unwrapped(repeated)
        fields = self.result["legacy"]
        self.link = link
    }

    init(syndication body: JSONValue, link: PostLink) {
        result = body
        fields = body
        self.link = link
    }

    /// Soft warnings and limited audiences wrap the post once more.
    static func unwrapped(_ result: JSONValue) -> JSONValue {
        result["tweet"].exists && result["legacy"].isNull ? result["tweet"] : result
    }

    private var card: TwitterCard { TwitterCard(result.first("card", "tweet_card")) }
    private var ownMedia: [JSONValue] {
        // `entities` lists the first item only: better than none.
        let lists = [fields["extended_entities"]["media"], fields["mediaDetails"], fields["entities"]["media"]]
        return lists.first { $0.count > 0 }?.array ?? []
    }

    /// - Throws: ``ExtractionFailure`` `no_media`, `live` or `region_restricted` where the post has nothing of its own.
    func post() throws(ExtractionFailure) -> Post {
        let media = ownMedia
        let items = (media.isEmpty ? card.media : media).map(TwitterMedia.init)
        let user = result["core"]["user_results"]["result"]
        let screenName =
            user["core"]["screen_name"].nonEmptyString ?? user["legacy"]["screen_name"].nonEmptyString
            ?? result["user"]["screen_name"].nonEmptyString
        var post = Post(
            platform: .twitter,
            id: link.id,
            title: title(media),
            author: Author(
                name: user["core"]["name"].nonEmptyString ?? user["legacy"]["name"].nonEmptyString
                    ?? result["user"]["name"].nonEmptyString,
                username: screenName,
                id: user["rest_id"].identifier ?? result["user"]["id_str"].identifier
            ),
            webpageURL: screenName.map { "https://x.com/\($0)/status/\(link.id)" } ?? link.canonicalURL,
            publishedAt: TwitterTime.seconds(fields["created_at"].string)
        )
        add(items, to: &post)
        guard post.hasMedia else { throw emptiness(items) }
        return post
    }

    private func add(_ items: [TwitterMedia], to post: inout Post) {
        for (index, item) in items.enumerated() where item.isAvailable {
            if item.isPhoto, let image = item.image(index: index) { post.images.append(image) }
            if item.isVideo { post.videos += item.videos(index: index) }
        }
        let available = items.filter(\.isAvailable)
        post.thumbnail = available.lazy.compactMap(\.pictureURL).first ?? ""
        post.duration = available.first(where: \.isVideo).map(\.duration) ?? 0
    }

    private func title(_ media: [JSONValue]) -> String {
        let note = result["note_tweet"]["note_tweet_results"]["result"]
        if let text = note["text"].string {
            return TwitterText.title(text, urls: note["entity_set"]["urls"].array, media: media)
        }
        let text = fields.first("full_text", "text").string ?? ""
        return TwitterText.title(text, urls: fields["entities"]["urls"].array, media: media)
    }

    private func emptiness(_ items: [TwitterMedia]) -> ExtractionFailure {
        if items.contains(where: \.isGeoblocked) || items.isEmpty && !fields["withheld_in_countries"].isNull {
            return ExtractionFailure(.regionRestricted, "withheld here")
        }
        if card.isLive { return ExtractionFailure(.live, "a broadcast that runs") }
        return ExtractionFailure(.noMedia, items.isEmpty ? "no media of its own" : "media not available")
    }
}
