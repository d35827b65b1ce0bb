import Testing

@testable import Site

@Suite("Articles")
struct ArticleTests {
    private func html(_ markdown: String) -> String { Article(markdown, title: "T").html }

    @Test(
        "Headings get anchors",
        arguments: [
            ("A heading", "a-heading"), ("rate_limited", "rate_limited"), ("304", "304"), ("videos[]", "videos"),
            ("What's new?", "whats-new"), ("`code` and *more*", "code-and-more"), ("上手", "上手"), ("!", "section"),
        ]
    )
    func anchors(heading: String, id: String) {
        #expect(Article("## \(heading)", title: "T").sections.last?.id == id)
        #expect(html("## \(heading)").contains("<h2 id=\"\(id)\">"))
    }

    @Test("Two headings of one name have two anchors")
    func twice() {
        #expect(Article("## Added\n\n## Added\n\n## Added", title: "T").sections.map(\.id) == ["", "added", "added-2", "added-3"])
    }

    @Test("Sections hold their text, for the search, without code")
    func sections() {
        let sections = Article("Start.\n\n## One\n\nText *here*.\n\n```sh\nsecret\n```\n\n| a |\n| - |\n| b |", title: "T").sections
        #expect(sections.map(\.title) == ["T", "One"])
        #expect(sections[0].text == "Start.")
        #expect(sections[1].text == "Text here. a b")
    }

    @Test("Consecutive samples with tabs are one group; a name that comes again begins another")
    func tabs() {
        let two = "```sh tab=curl\na\n```\n```js tab=Node\nb\n```\n"
        #expect(html(two).ranges(of: "class=\"tabs\"").count == 1)
        #expect(html(two + two).ranges(of: "class=\"tabs\"").count == 2)
        #expect(html("```sh tab=curl\na\n```").ranges(of: "class=\"tabs\"").isEmpty)
        #expect(html("```sh tab=curl\na\n```\n\ntext\n\n```js tab=Node\nb\n```").ranges(of: "class=\"tabs\"").isEmpty)
    }

    @Test("Raw HTML and addresses that run a script are left out", arguments: ["<script>x</script>", "<b onclick=x>b</b>", "[a](javascript:x)", "[a](data:text/html,x)"])
    func safe(markdown: String) {
        #expect(!html(markdown).contains("<script"))
        #expect(!html(markdown).contains("onclick"))
        #expect(!html(markdown).contains("javascript:"))
        #expect(!html(markdown).contains("data:"))
    }

    @Test("Code is escaped, with and without colours", arguments: ["", "sh", "json", "js", "python", "php", "go", "ruby", "swift", "nginx", "http", "ini"])
    func code(language: String) {
        let code = html("```\(language)\n<b> & \"</b>\" '<i>' # <u>\n// <s> 1<2\n```")
        for tag in ["<b>", "</b>", "<i>", "<u>", "<s>"] { #expect(!code.contains(tag), "\(tag)") }
        #expect(code.contains("&lt;b&gt;"))
    }

    @Test("An address in a sample stays in one piece, so that a script finds the origin in it")
    func address() {
        #expect(html("```sh\ncurl http://localhost:8080/api\n```").contains("http://localhost:8080/api"))
        #expect(html("```js\nfetch(\"http://localhost:8080/api\")\n```").contains("http://localhost:8080/api"))
    }

    @Test("Any bytes become an article", arguments: ["\u{0}", "\u{FFFD}", String(repeating: "[", count: 5000), String(repeating: "> ", count: 2000), "```", "| a\n| -", "#"])
    func odd(markdown: String) {
        #expect(!Article(markdown, title: "T").sections.isEmpty)
    }
}
