internal import ArgumentParser
internal import Platforms

/// `easydown inspect`: which link is this? Makes no request.
struct InspectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inspect",
        abstract: "Say which platform, kind and post a link is; or code 302.",
        discussion: "With - the links are read from standard input, one a line, and answered one a line."
    )
    @Argument(help: "Links or share texts; - reads standard input.") var links: [String]
    @Flag(help: "Print JSON, one object a line.") var json = false

    func run() throws {
        let recogniser = LinkRecogniser(.standard)
        for link in links where link != "-" { show(LinkReport(link, recogniser: recogniser)) }
        guard links.contains("-") else { return }
        while let line = readLine() { show(LinkReport(line, recogniser: recogniser)) }
    }

    private func show(_ report: LinkReport) {
        json ? Output.json(report.json) : Output.line(report.text)
    }
}
