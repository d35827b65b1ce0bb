import Testing

@testable import Site

@Suite("Templates")
struct TemplateTests {
    private func render(_ text: String, _ value: TemplateValue, _ language: Template.Language = .html) throws -> String
    {
        try Template(text, file: "t.md", firstLine: 3, language: language).render(value)
    }

    @Test("Lists, flags, nested names and empty texts")
    func values() throws {
        let value = TemplateValue.object([
            "items": .list([.object(["name": "a", "is": .flag(true)]), .object(["name": "b", "is": .flag(false)])]),
            "outer": .object(["inner": .object(["deep": "d"])]), "nothing": "",
        ])
        #expect(try render("{{#items}}{{name}}{{#is}}!{{/is}}{{^is}}?{{/is}}{{/items}}", value) == "a!b?")
        #expect(try render("{{outer.inner.deep}}", value) == "d")
        #expect(try render("{{#nothing}}x{{/nothing}}{{^nothing}}y{{/nothing}}", value) == "y")
    }

    @Test(
        "Text is made harmless for the language of the template",
        arguments: [
            (Template.Language.html, "<b>\"&'", "&lt;b&gt;&quot;&amp;&#39;"),
            (.markdown, "<b>*a*|`c`[d]", "\\<b\\>\\*a\\*\\|\\`c\\`\\[d\\]"),
            (.markdown, "snake_case 1.5", "snake_case 1.5"),
            (.plain, "<b>&", "<b>&"),
        ]
    )
    func escaping(language: Template.Language, text: String, expected: String) throws {
        #expect(try render("{{x}}", .object(["x": .text(text)]), language) == expected)
    }

    @Test("A tag that names nothing is an error with its line")
    func unknown() {
        #expect(throws: SiteError.source(file: "t.md", line: 5, problem: "nothing is called tilte")) {
            try render("a\n{{tilte}}", .object(["title": "x"]))
        }
    }

    @Test("What stands in a section of nothing need not be known", arguments: [TemplateValue.list([]), .text("")])
    func emptySections(nothing: TemplateValue) throws {
        let value = TemplateValue.object(["list": nothing])
        #expect(
            try render("{{#list}}{{name}}{{#inner}}{{deep}}{{/inner}}{{/list}}{{^list}}none{{/list}}", value) == "none"
        )
        #expect(throws: SiteError.self) { try render("{{#list}}{{name}}{{/list}}{{name}}", value) }
    }

    @Test(
        "A broken template is an error with file and line",
        arguments: ["a\n{{#list}}\nb", "a\n{{name", "{{#a}}{{/b}}"]
    )
    func broken(text: String) {
        #expect {
            try render(text, .object(["list": .list([]), "name": "", "a": "", "b": ""]))
        } throws: { "\($0)".hasPrefix("t.md:") && "\($0)".contains("broken") }
    }

    @Test(
        "Code of Markdown holds whatever it is given",
        arguments: [("a", "`a`"), ("a`b", "``a`b``"), ("`", "`` ` ``"), ("a\nb", "`a b`"), ("", "")]
    )
    func code(text: String, expected: String) throws {
        #expect(try render("{{{code(x)}}}", .object(["x": .text(text)]), .markdown) == expected)
    }
}
