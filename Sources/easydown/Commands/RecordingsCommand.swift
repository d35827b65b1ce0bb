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
    @Flag(help: "Print the first link of each platform that gives media.") var successes = false

    func run() throws {
        let recordings = try Recording.all(below: folder)
        if successes { return Self.successes(of: recordings).forEach(Output.line) }
        guard firstSuccess else {
            return Output.table(["CASE", "LINK"], recordings.map { [$0.path, $0.url] })
        }
        guard let found = Self.firstSuccess(of: recordings) else {
            throw CommandFailure("no recording in \(folder) gives media of a supported platform")
        }
        Output.line(found)
    }

    /// The first such link of each platform, in the catalogue's order.
    static func successes(of recordings: [Recording]) -> [String] {
        Catalogue.standard.platforms.compactMap { platform in
            firstSuccess(of: recordings.filter { $0.path.hasPrefix("\(platform.id.rawValue)/") })
        }
    }

    /// The first link to a post that gives media; where there is none, the first of a media file or a short link.
    static func firstSuccess(of recordings: [Recording]) -> String? {
        let recogniser = LinkRecogniser(.standard)
        let links = recordings.compactMap { recording -> (text: String, kind: LinkKind)? in
            guard !recording.expectation["error"].exists, recording.url.hasPrefix("http"),
                let link = recogniser.link(in: recording.url), Catalogue.standard[link.platform]?.extractor != nil
            else { return nil }
            return (recording.url, link.kind)
        }
        return (links.first { $0.kind != .media && $0.kind != .short } ?? links.first)?.text
    }
}
