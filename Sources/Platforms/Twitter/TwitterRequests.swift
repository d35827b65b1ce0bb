/// The requests of the ladder, and the numbers that X's own pages use in them.
enum TwitterRequests {
    /// The web site's own application, in its public script; the same for every visitor.
    private static let bearer =
        "Bearer AAAAAAAAAAAAAAAAAAAAANRILgAAAAAAnNwIzUejRCOuH5E6I8xnZz4puTs%3D1Zv7ttfk8LF81IUq16cHjhLTvJu4FA33AGWWjCpTnA"
    /// Identifiers of the query, the newest first: one is retired now and then.
    static let queryIDs = ["2ICDjqPd81tulZcYrtpTuQ", "qxWQxcMLiTPcavz9Qy5hwQ"]

    private static let on = [
        "creator_subscriptions_tweet_preview_api_enabled", "tweetypie_unmention_optimization_enabled",
        "responsive_web_edit_tweet_api_enabled", "graphql_is_translatable_rweb_tweet_is_translatable_enabled",
        "view_counts_everywhere_api_enabled", "longform_notetweets_consumption_enabled",
        "freedom_of_speech_not_reach_fetch_enabled", "standardized_nudges_misinfo",
        "tweet_with_visibility_results_prefer_gql_limited_actions_policy_enabled",
        "longform_notetweets_rich_text_read_enabled", "longform_notetweets_inline_media_enabled",
        "responsive_web_graphql_exclude_directive_enabled", "responsive_web_graphql_timeline_navigation_enabled",
    ]
    private static let off = [
        "responsive_web_twitter_article_tweet_consumption_enabled", "tweet_awards_web_tipping_enabled",
        "verified_phone_label_enabled", "responsive_web_media_download_video_enabled",
        "responsive_web_graphql_skip_user_profile_image_extensions_enabled", "responsive_web_enhance_cards_enabled",
    ]

    /// Encoded once: they are a kilobyte and the same for every post.
    private static let usualFeatures = encodedFeatures([])
    private static let fieldToggles = PercentEncoding.encoded("{\"withArticleRichContentState\":false}")

    private static func encodedFeatures(_ extra: [String]) -> String {
        let flags = on.map { "\"\($0)\":true" } + (off + extra).map { "\"\($0)\":false" }
        return PercentEncoding.encoded("{\(flags.joined(separator: ","))}")
    }

    static var guestToken: PageRequest {
        PageRequest(
            .post,
            "https://api.x.com/1.1/guest/activate.json",
            headers: [("Authorization", bearer), ("User-Agent", UserAgent.browser)],
            body: [],
            platform: .twitter
        )
    }

    /// - Parameter extraFeatures: names that the service asked for; sent as `false`.
    static func post(id: String, queryID: String, as caller: TwitterCaller, extraFeatures: [String] = []) -> PageRequest
    {
        let variables = """
            {"tweetId":"\(id)","withCommunity":false,"includePromotedContent":false,"withVoice":false}
            """
        let features = extraFeatures.isEmpty ? usualFeatures : encodedFeatures(extraFeatures)
        let query = "variables=\(PercentEncoding.encoded(variables))&features=\(features)&fieldToggles=\(fieldToggles)"
        return PageRequest(
            .get,
            "https://api.x.com/graphql/\(queryID)/TweetResultByRestId?\(query)",
            headers: [
                ("Authorization", bearer), ("x-twitter-active-user", "yes"),
                // The reasons in refusals come in this language.
                ("x-twitter-client-language", "en"), ("Accept-Language", "en"), ("Content-Type", "application/json"),
                ("User-Agent", UserAgent.browser),
            ] + caller.headers,
            platform: .twitter
        )
    }

    static func syndication(id: String) -> PageRequest {
        PageRequest(
            .get,
            "https://cdn.syndication.twimg.com/tweet-result?id=\(id)&token=\(SyndicationToken.text(id: id))&lang=en",
            headers: [("Accept", "application/json"), ("User-Agent", UserAgent.browser)],
            platform: .twitter
        )
    }
}
