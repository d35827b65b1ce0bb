import JSON
import Testing

@testable import Platforms

@Suite("X's posts")
struct TwitterPostTests {
    private func read(_ result: String) -> TwitterParse { TwitterParse(graphQL: TwitterSample.graphQL(result)) }

    @Test("A post's own fields are read")
    func fields() throws {
        let post = try read(TwitterSample.post([TwitterSample.photo()])).result.get()
        #expect(post.id == TwitterSample.id)
        #expect(post.title == "An invented post")
        #expect(post.author == Author(name: "Example", username: "example", id: "42"))
        #expect(post.webpageURL == "https://x.com/example/status/\(TwitterSample.id)")
        #expect(post.publishedAt == 1_727_828_758)
    }

    @Test("The service behind embedded posts gives the same fields")
    func syndication() throws {
        let graphQL = try read(TwitterSample.post([TwitterSample.photo()], text: "An embedded post")).result.get()
        let parse = TwitterParse(syndication: TwitterSample.syndication([TwitterSample.photo()]))
        #expect(try parse.result.get() == graphQL)
    }

    @Test("The author's older shape is read too")
    func oldAuthor() throws {
        let old = #"{"user_results":{"result":{"rest_id":"42","legacy":{"screen_name":"example","name":"Example"}}}}"#
        let result = TwitterSample.post([TwitterSample.photo()]).replacing(TwitterSample.author, with: old)
        #expect(try read(result).result.get().author == Author(name: "Example", username: "example", id: "42"))
    }

    @Test("Without an author the address is the one without a name")
    func noAuthor() throws {
        let result = TwitterSample.post([TwitterSample.photo()]).replacing(TwitterSample.author, with: "{}")
        #expect(try read(result).result.get().webpageURL == "https://x.com/i/status/\(TwitterSample.id)")
    }

    @Test("A long post's text stands in its note, with the note's own addresses")
    func note() throws {
        let entities = #"{"urls":[{"url":"https://t.co/cccccccccc","expanded_url":"https://example.com/"}]}"#
        let text = #""text":"Long &amp; more https://t.co/cccccccccc""#
        let note = #","note_tweet":{"note_tweet_results":{"result":{\#(text),"entity_set":\#(entities)}}}"#
        let post = try read(TwitterSample.post([TwitterSample.photo()], text: "Short…", more: note)).result.get()
        #expect(post.title == "Long & more https://example.com/")
    }

    @Test("A post in a wrapper of limited audience is read")
    func wrapped() throws {
        let inner = TwitterSample.post([TwitterSample.gif()])
        let wrapper = #"{"__typename":"TweetWithVisibilityResults","tweet":\#(inner)}"#
        #expect(try read(wrapper).result.get().videos.count == 1)
    }

    @Test("A repost gives the media, text and author of what it repeats, under its own id")
    func repost() throws {
        let original = TwitterSample.post([TwitterSample.photo("R")], text: "Original")
            .replacing("\"example\"", with: "\"other\"")
        for wrapped in [original, #"{"__typename":"TweetWithVisibilityResults","tweet":\#(original)}"#] {
            let legacy = #","retweeted_status_result":{"result":\#(wrapped)}"#
            let post = try read(TwitterSample.post(text: "RT @other: Orig…", legacy: legacy)).result.get()
            #expect(post.title == "Original")
            #expect(post.author?.username == "other")
            #expect(post.images.count == 1)
            #expect(post.id == TwitterSample.id)
        }
    }

    @Test("The media of a quoted post are not the post's")
    func quoted() throws {
        let other = TwitterSample.post([TwitterSample.video()], text: "Quoted")
        let quote = #","quoted_status_result":{"result":\#(other)}"#
        #expect(read(TwitterSample.post(more: quote)).reason == .noMedia)
        let post = try read(TwitterSample.post([TwitterSample.photo("Own")], more: quote)).result.get()
        #expect(post.images.count == 1)
        #expect(post.videos.isEmpty)
        let embedded = #","quoted_tweet":\#(TwitterSample.syndication([TwitterSample.video()]))"#
        #expect(TwitterParse(syndication: TwitterSample.syndication([], more: embedded)).reason == .noMedia)
    }

    @Test("A post called sensitive is no refusal")
    func sensitive() throws {
        let legacy = #","possibly_sensitive":true"#
        #expect(try read(TwitterSample.post([TwitterSample.photo()], legacy: legacy)).result.get().images.count == 1)
    }

    @Test("Countries in which a post is withheld matter only where it has no media")
    func withheld() throws {
        let legacy = #","withheld_in_countries":["DE"]"#
        #expect(read(TwitterSample.post(legacy: legacy)).reason == .regionRestricted)
        #expect(try read(TwitterSample.post([TwitterSample.photo()], legacy: legacy)).result.get().hasMedia)
    }

    @Test("A post whose every item is barred by place is restricted by region, barred otherwise it has no media")
    func geoblocked() {
        func reason(_ why: String) -> FailureReason? {
            let more = #","ext_media_availability":{"status":"Unavailable","reason":"\#(why)"}"#
            return read(TwitterSample.post([TwitterSample.video(more: more)])).reason
        }
        #expect(reason("Geoblocked") == .regionRestricted)
        #expect(reason("Dmcaed") == .noMedia)
    }
}
