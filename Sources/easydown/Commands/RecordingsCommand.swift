internal import API
internal import ArgumentParser
internal import JSON
internal import Platforms
internal import Recordings

/// `easydown recordings FOLDER`: what a folder of recordings holds.
struct RecordingsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "recordings",
        abstract: "List the recordings of a folder and the links they answer."
    )
    @Argument(help: "Folder of recordings.") var folder: String
    @Flag(help: "Print only the first link that gives media.") var firstSuccess = false

    func run() throws {
        let recordings = try Recording.all(below: folder)
        guard firstSuccess else {
            return Output.table(["CASE", "LINK"], recordings.map { [$0.path, $0.url] })
        }
        let recogniser = LinkRecogniser(.standard)
        let found = recordings.first { recording in
            guard !recording.expectation["error"].exists, let link = recogniser.link(in: recording.url) else {
                return false
            }
            return Catalogue.standard[link.platform]?.extractor != nil && recording.url.hasPrefix("http")
        }
        guard let found else { throw CommandFailure("no recording in \(folder) gives media of a supported platform") }
        Output.line(found.url)
    }
}
