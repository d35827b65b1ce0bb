internal import ArgumentParser
internal import Site

/// `easydown site`: the pages that nginx serves.
struct SiteCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "site",
        abstract: "Write the site: documentation, demo, console.",
        discussion: "Everything that the pages tell of platforms, errors and settings is taken from this program."
    )
    @Option(help: "Folder of the pages' sources.") var source = "site"
    @Option(help: "Folder to write to.") var output = "public"
    @Option(help: "Origin in samples; a reader's browser shows the one that it came from.")
    var origin = "http://localhost:8080"
    @Option(help: "The changelog; CHANGELOG.md beside the sources where absent.") var changelog: String?

    func run() throws {
        do {
            let text = try SiteFolder.bytes(of: changelog ?? "\(source)/../CHANGELOG.md")
            let facts = SiteFacts(
                settings: Setting.facts,
                origin: origin,
                changelog: String(decoding: text, as: UTF8.self),
                version: Easydown.configuration.version
            )
            let files = try SiteBuilder(try SiteFolder.files(below: source), facts: facts).files()
            try SiteFolder.write(files, below: output)
            Output.line("\(files.count) files in \(output)")
        } catch {
            throw CommandFailure(error.description)
        }
    }
}
