import Foundation
import Testing

@testable import Site

@Suite("Making the site")
struct SiteBuilderTests {
    @Test("A page is put into its frame, with its index and its Markdown")
    func page() throws {
        let site = try TestSite.page("Text.\n\n## One\n\n{{origin}}\n")
        let html = try #require(site["docs/page/index.html"])
        #expect(html.contains("<title>A page</title>"))
        #expect(html.contains("<a href=\"#one\">One</a>"))
        #expect(html.contains("<p>Text.</p>"))
        #expect(html.contains("/assets/docs.js"))
        #expect(site["docs/page/index.md"] == "# A page\n\nText.\n\n## One\n\nhttp://localhost:8080\n")
    }

    @Test("Assets are copied as they are; hidden and other files are not")
    func assets() throws {
        let site = try TestSite.build(TestSite.frame + [SiteFile("assets/a/b.bin", [0, 255, 13, 10]), SiteFile("notes.txt", "x")])
        #expect(site["assets/a/b.bin"] != nil)
        #expect(site["notes.txt"] == nil)
    }

    @Test("Two pages at one address are an error that names the second")
    func taken() {
        let page = "---\n\(TestSite.page)\npath: same\n---\n"
        #expect(throws: SiteError.taken(path: "/docs/same/", by: "docs/b.md")) {
            try TestSite.build(TestSite.frame + [SiteFile("docs/a.md", page), SiteFile("docs/b.md", page)])
        }
    }

    @Test("A site without its layout is told so")
    func noLayout() {
        #expect(throws: SiteError.unreadable(file: "layout.mustache", reason: "it is not there")) {
            try TestSite.build([])
        }
    }

    @Test("Recipes become tabs by language, whatever is in them")
    func recipes() throws {
        let sources =
            TestSite.frame + [
                SiteFile("recipes/z.py", "print('```')\n"), SiteFile("recipes/a/server.mjs", "let a = '<b>'\n"),
                SiteFile("recipes/README.md", "no program"),
                SiteFile("docs/page.md", "---\n\(TestSite.page)\n---\n{{#recipes}}\n{{{block}}}\n\n{{/recipes}}"),
            ]
        let html = try #require(try TestSite.build(sources)["docs/page/index.html"])
        #expect(html.contains("data-tab=\"Node\""))
        #expect(html.contains("data-tab=\"Python\""))
        #expect(html.contains("class=\"tabs\""))
        #expect(html.contains("```"))
        #expect(!html.contains("<b>"))
        #expect(!html.contains("no program"))
    }

    @Test("The search's index stays within its bound, however much there is to find")
    func bound() throws {
        let sections = (0..<900).map { "## Heading \($0)\n\n\(String(repeating: "word ", count: 100))" }.joined(separator: "\n\n")
        let index = try #require(try TestSite.page(sections)["docs/search.json"])
        #expect(index.utf8.count <= SearchIndex.sizeLimit)
        #expect(index.contains("Heading 899"))
    }

    @Test("Files are written below the folder, readable for a web server, and only where they changed")
    func write() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("ed-site-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try SiteFolder.write([SiteFile("a/b.txt", "one"), SiteFile("c.txt", "two")], below: folder)
        let before = try FileManager.default.attributesOfItem(atPath: "\(folder)/c.txt")
        #expect((before[.posixPermissions] as? NSNumber)?.intValue == 0o644)
        try SiteFolder.write([SiteFile("a/b.txt", "three"), SiteFile("c.txt", "two")], below: folder)
        let after = try FileManager.default.attributesOfItem(atPath: "\(folder)/c.txt")
        #expect(before[.systemFileNumber] as? NSNumber == after[.systemFileNumber] as? NSNumber)
        let files = try SiteFolder.files(below: folder).sorted { $0.path < $1.path }
        #expect(files == [SiteFile("a/b.txt", "three"), SiteFile("c.txt", "two")])
    }

    @Test("A folder that is not there, or cannot be written, is told by name")
    func folders() {
        #expect(throws: SiteError.unreadable(file: "/nowhere", reason: "there is no such folder")) {
            try SiteFolder.files(below: "/nowhere")
        }
        #expect { try SiteFolder.write([SiteFile("x", "y")], below: "/dev/null") } throws: { "\($0)".hasPrefix("/dev/null") }
    }
}
