import Platforms
import Testing

@testable import Site

@Suite("Pages follow the catalogue")
struct CataloguePageTests {
    private func platform(
        name: String = "Example",
        referer: String = "https://example.com/",
        supported: String = "Public clips.",
        forms: [String] = ["example.com/clip/{id}"],
        handling: String = "One file."
    ) -> Platform {
        Platform(
            id: PlatformID(rawValue: "example"),
            name: name,
            links: LinkRules(hosts: ["example.com"]) { url in
                PostLink(
                    platform: PlatformID(rawValue: "example"),
                    kind: .video,
                    id: "1",
                    canonicalURL: "https://example.com/clip/1"
                )
            },
            extractor: nil,
            media: MediaRules(hostSuffixes: ["media.example.com"], referer: referer, window: 2 * 1_048_576),
            pace: Pace(perSecond: 0.5, burst: 7),
            notes: PlatformNotes(
                supported: supported,
                forms: forms,
                examples: ["example.com/clip/1"],
                unsupported: "Profiles are not.",
                cookie: "No.",
                handling: handling,
                expiration: "Never.",
                quirks: ["It has a quirk."]
            )
        )
    }

    private func site(_ platform: Platform) throws -> [String: String] {
        try TestSite.whole(TestSite.facts(Catalogue(Catalogue.standard.platforms + [platform])))
    }

    @Test("A platform that is added has a page, an entry in every index, and a row in every table")
    func added() throws {
        let before = try TestSite.whole()
        let site = try site(platform())
        #expect(before["docs/platforms/example/index.html"] == nil)
        let page = try #require(site["docs/platforms/example/index.html"])
        for part in [
            "example.com/clip/{id}", "https://example.com/clip/1", "video", "Public clips.", "Profiles are not.",
            "media.example.com", "2 MiB", "0.5/7", "EASYDOWN_PACE_EXAMPLE", "It has a quirk.", "Never.",
        ] {
            #expect(page.contains(part), "\(part)")
        }
        for path in ["docs/index.html", "docs/platforms/index.html", "docs/media/index.html", "docs/rate-limits/index.html", "index.html"] {
            #expect(site[path]?.contains("Example") == true, "\(path)")
        }
        #expect(site["llms.txt"]?.contains("/docs/platforms/example/index.md") == true)
        #expect(site["docs/search.json"]?.contains("/docs/platforms/example/") == true)
        #expect(site["docs/openapi.json"]?.contains("\"example\"") == true)
    }

    @Test("A header that changes, changes on the platform's page and in the media table, in HTML and in Markdown")
    func header() throws {
        let old = try site(platform())
        let new = try site(platform(referer: "https://other.example/"))
        for path in ["docs/platforms/example/index.html", "docs/platforms/example/index.md", "docs/media/index.html", "docs/media/index.md"] {
            #expect(old[path]?.contains("https://example.com/") == true, "\(path)")
            #expect(old[path]?.contains("https://other.example/") == false, "\(path)")
            #expect(new[path]?.contains("https://other.example/") == true, "\(path)")
        }
    }

    @Test("Every platform of the product has its page, with each of its forms", arguments: Catalogue.standard.platforms.map(\.id))
    func standard(id: PlatformID) throws {
        let platform = try #require(Catalogue.standard[id])
        let page = try #require(try TestSite.whole()["docs/platforms/\(id)/index.html"])
        for form in platform.notes.forms { #expect(page.contains(HTMLText.escaped(form)), "\(form)") }
        #expect(page.contains(platform.media.referer))
    }

    @Test("A platform's example of each form is recognised as the platform's", arguments: Catalogue.standard.platforms.map(\.id))
    func examples(id: PlatformID) throws {
        let notes = try #require(Catalogue.standard[id]).notes
        let links = notes.forms.filter { !$0.hasPrefix("share text") }
        #expect(notes.examples.count == links.count)
        for example in notes.examples {
            #expect(LinkRecogniser(.standard).link(in: example)?.platform == id, "\(example)")
        }
    }

    @Test(
        "Whatever stands in the catalogue stays text",
        arguments: [
            "<script>alert(1)</script>", "a | b | c", "`code` **bold** _it_", "[link](javascript:alert(1))",
            "{{{body}}} {{#platforms}}", "line\n\n# heading", "&lt;b&gt;", "![x](https://evil.example/x.png)",
            "</main><iframe>", "\u{0}\u{7}",
        ]
    )
    func hostile(text: String) throws {
        let site = try site(platform(name: "Mark \(text) end", supported: text, forms: [text], handling: text))
        for path in ["docs/platforms/example/index.html", "docs/platforms/index.html", "docs/media/index.html", "index.html"] {
            let page = try #require(site[path])
            #expect(!page.contains("<script>alert"), "\(path)")
            #expect(!page.contains("<iframe"), "\(path)")
            #expect(!page.contains("href=\"javascript"), "\(path)")
            #expect(!page.contains("evil.example/x.png\""), "\(path)")
            #expect(!page.contains("<h1>heading"), "\(path)")
        }
        let row = try #require(site["docs/media/index.html"]?.components(around: "Mark").first)
        #expect(!row.contains("<strong>bold"))
    }
}

extension String {
    /// What stands near each place of a text.
    fileprivate func components(around text: String) -> [Substring] {
        ranges(of: text).map { range in
            let start = index(range.lowerBound, offsetBy: -200, limitedBy: startIndex) ?? startIndex
            let end = index(range.upperBound, offsetBy: 400, limitedBy: endIndex) ?? endIndex
            return self[start..<end]
        }
    }
}
