internal import ArgumentParser
internal import Foundation
internal import Platforms
internal import Recordings

/// `easydown conformance FOLDER`: does the product answer what the recordings expect?
struct ConformanceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "conformance",
        abstract: "Replay every recording of a folder through the whole product and compare the answers.",
        discussion: """
            Exit code 1 where a platform that is complete answers differently. A file of disputed cases names, one a \
            line, those whose expectation is held to be wrong, with the reason.
            """
    )
    @Argument(help: "Folder of recordings.") var folder: String
    @Option(help: "File of disputed cases: platform/case, a space, the reason.") var disputed: String?

    func run() throws {
        let recordings = try Recording.all(below: folder)
        let disputes = try readDisputes()
        let bench = try ConformanceBench()
        defer { bench.remove() }
        var counts: [String: Int] = [:]
        var rows: [[String]] = []
        for recording in recordings {
            let verdict = try bench.judge(recording, isDisputed: disputes.contains(recording.path))
            counts[verdict.name, default: 0] += 1
            rows.append([recording.path, verdict.name, verdict.differences.prefix(3).joined(separator: "; ")])
        }
        Output.table(["CASE", "RESULT", "DIFFERENCES"], rows)
        Output.line(counts.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }.joined(separator: ", "))
        if counts["differs"] != nil { throw ExitCode(1) }
    }

    private func readDisputes() throws -> Set<String> {
        guard let disputed else { return [] }
        let text = try String(contentsOfFile: disputed, encoding: .utf8)
        let lines = text.split(whereSeparator: \.isNewline).filter { !$0.hasPrefix("#") }
        return Set(lines.compactMap { $0.split(separator: " ").first.map(String.init) })
    }
}
