import Foundation
import Site
import Testing

@testable import easydown

@Suite("The documentation of settings")
struct SettingDocumentationTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path

    private func page(_ settings: [SettingFact] = Setting.facts) throws -> String {
        let facts = SiteFacts(settings: settings, changelog: "")
        let files = try SiteBuilder(try SiteFolder.files(below: "\(Self.root)/site"), facts: facts).files()
        let file = try #require(files.first { $0.path == "docs/configuration/index.md" })
        return String(decoding: file.bytes, as: UTF8.self)
    }

    @Test("Every setting that the program reads is listed")
    func listed() throws {
        let page = try page()
        for name in Setting.all.map(\.name) + SettingFamily.all.map(\.name) {
            #expect(page.contains("### \(name)\n"), "\(name)")
        }
    }

    @Test("A setting's default is the one that the program has")
    func defaults() throws {
        let page = try page()
        let entry = try #require(page.range(of: "### EASYDOWN_PARSE_SECONDS\n"))
        #expect(page[entry.upperBound...].prefix(200).contains("`\(Configuration().parseSeconds)`"))
    }

    @Test("A setting that is added is listed")
    func added() throws {
        let more = SettingFact(
            name: "EASYDOWN_NEW",
            meaning: "Something new.",
            expected: "a number",
            initial: "42",
            group: "New"
        )
        let page = try page(Setting.facts + [more])
        #expect(page.contains("### EASYDOWN_NEW\n"))
        #expect(page.contains("`42`"))
    }

    @Test("What stands for each platform's setting is read for each platform", arguments: SettingFamily.all)
    func families(family: SettingFamily) throws {
        guard family.name.hasSuffix("{PLATFORM}") else { return }
        var configuration = Configuration()
        let name = family.name.replacing("{PLATFORM}", with: "TIKTOK")
        let value = name.contains("PROXY") ? "http://proxy.example" : name.contains("PACE") ? "2/10" : "/a"
        try configuration.read(name: name, value: value)
        #expect(configuration != Configuration())
    }
}
