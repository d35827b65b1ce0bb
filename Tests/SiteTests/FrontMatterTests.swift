import Testing

@testable import Site

@Suite("Front matter")
struct FrontMatterTests {
    private let allowed: Set<String> = ["title", "description", "path"]

    @Test("Names and values are read, and the body is what follows")
    func read() throws {
        let file = SiteFile("pages/a.html", "---\ntitle: A: b\ndescription:  c \n---\n<p>\n---\n</p>\n")
        let matter = try FrontMatter(file, allowed: allowed)
        #expect(matter["title"] == "A: b")
        #expect(matter["description"] == "c")
        #expect(matter["path"] == "")
        #expect(matter.body == "<p>\n---\n</p>\n")
        #expect(matter.bodyLine == 4)
    }

    struct Broken: Sendable, CustomTestStringConvertible {
        let text: String
        let line: Int
        let says: String
        var testDescription: String { says }
    }

    @Test(
        "What is broken is told with file and line",
        arguments: [
            Broken(text: "title: a\n", line: 1, says: "first line"),
            Broken(text: "", line: 1, says: "first line"),
            Broken(text: "---\ntitle: a\n", line: 1, says: "no end"),
            Broken(text: "---\ntitle: a\nnonsense\n---\n", line: 3, says: "no \"name: value\""),
            Broken(text: "---\ntitle: a\nTitle: b\n---\n", line: 3, says: "Title is unknown"),
            Broken(text: "---\ntitle: a\ntitle: b\n---\n", line: 3, says: "twice"),
            Broken(text: "---\ntitle:\n---\n", line: 2, says: "empty"),
            Broken(text: "---\ntitle: a\n---\n", line: 3, says: "description is missing"),
        ]
    )
    func broken(_ broken: Broken) {
        #expect {
            try FrontMatter(SiteFile("docs/x.md", broken.text), allowed: allowed)
        } throws: { error in
            guard case .source("docs/x.md", broken.line, let problem)? = error as? SiteError else { return false }
            return problem.contains(broken.says) && "\(error)".hasPrefix("docs/x.md:\(broken.line): ")
        }
    }

    @Test(
        "A page's own fields are judged",
        arguments: [
            ("docs/x.md", "title: a\ndescription: b\ngroup: c\norder: first", "order must be a number"),
            ("docs/x.md", "title: a\ndescription: b\ngroup: c\norder: 1\neach: nothing", "no list of the name nothing"),
            ("pages/x.html", "title: a\ndescription: b\npath: nowhere", "path must begin and end with /"),
            ("pages/x.html", "title: a\ndescription: b\npath: /../x/", "path must begin and end with /"),
            ("pages/x.html", "title: a\ndescription: b\npath: /x/\nsection: cellar", "no section cellar"),
        ]
    )
    func fields(path: String, matter: String, says: String) {
        let sources = TestSite.frame + [SiteFile(path, "---\n\(matter)\n---\ntext")]
        #expect {
            try TestSite.build(sources)
        } throws: { "\($0)".contains(says) && "\($0)".hasPrefix(path) }
    }
}
