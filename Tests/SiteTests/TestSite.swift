import Foundation
import Platforms

@testable import Site

/// The project's own site, made in memory, and small ones of a test.
enum TestSite {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path

    static let settings = [
        SettingFact(
            name: "EASYDOWN_KEY_RATE",
            meaning: "Requests a second and burst of one key.",
            expected: "RATE/BURST, as 100/2000",
            initial: "100/2000",
            group: "Limits"
        ),
        fact("EASYDOWN_ADDRESS_RATE"), fact("EASYDOWN_FAILURE_RATE"), fact("EASYDOWN_LINK_SECONDS"),
        fact("EASYDOWN_MEDIA_DRAIN_SECONDS"),
    ]

    private static func fact(_ name: String) -> SettingFact {
        SettingFact(name: name, meaning: "Meaning.", expected: "a number", initial: "1", group: "Limits")
    }

    static func facts(_ catalogue: Catalogue = .standard, settings: [SettingFact] = settings) -> SiteFacts {
        SiteFacts(
            catalogue: catalogue,
            settings: settings,
            changelog: "# Changelog\n\n## 1.0\n\n- A change.\n",
            operations: "# Running\n\n## When a platform refuses this server\n\nA proxy.\n"
        )
    }

    /// The project's own sources.
    static func sources() throws -> [SiteFile] { try SiteFolder.files(below: "\(root)/site") }

    /// Text of every file by its path.
    static func build(_ sources: [SiteFile], _ facts: SiteFacts = facts()) throws -> [String: String] {
        let files = try SiteBuilder(sources, facts: facts).files()
        return Dictionary(uniqueKeysWithValues: files.map { ($0.path, $0.text) })
    }

    static func whole(_ facts: SiteFacts) throws -> [String: String] { try build(sources(), facts) }

    /// The project's own site with its own facts, made once.
    static func whole() throws -> [String: String] { try made.get() }
    private static let made = Result { try build(sources()) }

    /// A site of one page of documentation.
    static func page(_ body: String, facts: SiteFacts = facts(), matter: String = page) throws -> [String: String] {
        try build(frame + [SiteFile("docs/page.md", "---\n\(matter)\n---\n\(body)")], facts)
    }

    static let page = "title: A page\ndescription: What it tells.\ngroup: Start\norder: 1"

    static let frame = [
        SiteFile("layout.mustache", "<title>{{title}}</title>{{#scripts}}{{.}}{{/scripts}}<main>{{{body}}}</main>"),
        SiteFile(
            "docs.mustache",
            "<h1>{{title}}</h1>{{#contents}}<a href=\"#{{id}}\">{{name}}</a>{{/contents}}{{{body}}}"
        ),
    ]
}
