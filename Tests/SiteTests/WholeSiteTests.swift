import Foundation
import Testing

@testable import Site

@Suite("The whole site")
struct WholeSiteTests {
    private let site: [String: String]
    private let pages: [String: String]

    init() throws {
        site = try TestSite.whole()
        pages = site.filter { $0.key.hasSuffix(".html") && ($0.key.hasPrefix("docs/") || $0.key == "index.html") }
    }

    @Test("The pages of the documentation are there, each in Markdown too")
    func pagesAreThere() {
        let names = [
            "", "authentication/", "parse/", "media/", "reference/", "errors/", "credits/", "rate-limits/", "recipes/",
            "troubleshooting/", "platforms/", "self-hosting/", "configuration/", "operations/", "changelog/",
        ]
        for name in names {
            #expect(pages["docs/\(name)index.html"] != nil, "\(name)")
            #expect(site["docs/\(name)index.md"]?.hasPrefix("# ") == true, "\(name)")
            #expect(site["llms.txt"]?.contains("/docs/\(name)index.md): ") == true, "\(name)")
        }
    }

    @Test("Every link within the site leads to a page, and every fragment to an anchor")
    func links() throws {
        for (path, html) in pages {
            let here = "/" + path.dropLast("index.html".count)
            for link in Self.values(of: "href", in: html) where link.hasPrefix("/") || link.hasPrefix("#") {
                let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
                let target = parts[0].isEmpty ? here : String(parts[0].prefix { $0 != "?" })
                let file = target.hasSuffix("/") ? target + "index.html" : target
                let found = site[String(file.dropFirst())]
                #expect(found != nil, "\(path) links to \(link)")
                if parts.count == 2, let found {
                    #expect(found.contains("id=\"\(parts[1])\""), "\(path) links to \(link)")
                }
            }
        }
    }

    @Test("An anchor stands once on its page")
    func anchors() {
        for (path, html) in pages {
            let ids = Self.values(of: "id", in: html)
            #expect(Set(ids).count == ids.count, "\(path)")
        }
    }

    @Test("Nothing is loaded from elsewhere, and nothing is written into a page that the policy forbids")
    func policy() {
        for (path, html) in pages {
            for source in Self.values(of: "src", in: html) { #expect(source.hasPrefix("/"), "\(path): \(source)") }
            #expect(!html.contains(" style="), "\(path)")
            #expect(!html.contains("<style"), "\(path)")
            #expect(!html.contains("onclick"), "\(path)")
            #expect(
                html.ranges(of: "<script").count == html.ranges(of: "<script src=").count
                    + html.ranges(of: "<script type=\"module\" src=").count,
                "\(path)"
            )
        }
    }

    @Test("A page stays below 100 KB with all that it loads, uncompressed; the browser's tests count what is sent")
    func size() throws {
        // The search's module comes with the page's own.
        let search = try #require(site["assets/search.js"]).utf8.count
        for (path, html) in pages {
            let loaded = html.matches(of: /(?:href|src)="\/(assets\/[^"]+)"/).map { String($0.1) }
            let assets: Set = ["assets/icon.svg", "assets/site.css", "assets/theme.js", "assets/docs.js"]
            #expect(Set(loaded) == (path == "index.html" ? assets.union(["assets/home.css"]) : assets), "\(path)")
            let sizes = try loaded.map { try #require(site[$0], "\($0)").utf8.count }
            #expect(html.utf8.count + sizes.reduce(search, +) < 100_000, "\(path)")
        }
        #expect(try #require(site["docs/search.json"]).utf8.count <= SearchIndex.sizeLimit)
    }

    @Test("The search finds every page and every heading")
    func search() throws {
        let data = Data(try #require(site["docs/search.json"]).utf8)
        let rows = try #require(try JSONSerialization.jsonObject(with: data) as? [[String]])
        let addresses = Set(rows.map { $0[2] })
        #expect(rows.allSatisfy { $0.count == 4 })
        #expect(addresses.contains("/docs/errors/#rate_limited"))
        for path in pages.keys where path.hasPrefix("docs/") {
            #expect(addresses.contains("/\(path.dropLast("index.html".count))"), "\(path)")
        }
    }

    @Test("The same sources and facts give the same bytes")
    func stable() throws { #expect(try TestSite.whole(TestSite.facts()) == site) }

    @Test("No template mark is left in a page")
    func marks() {
        for (path, html) in site where path.hasSuffix(".html") || path.hasSuffix(".md") {
            #expect(!html.contains("{{"), "\(path)")
        }
    }

    private static func values(of attribute: String, in html: String) -> [String] {
        html.ranges(of: " \(attribute)=\"").map { range in
            String(html[range.upperBound...].prefix { $0 != "\"" }).replacing("&amp;", with: "&")
        }
    }
}
