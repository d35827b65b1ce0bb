internal import API
internal import Foundation
internal import JSON
internal import Ledger

/// One JSON object a line to standard error, in one write: lines of many threads and processes do not mix.
struct LineLog: Sendable {
    /// Where standard error leads, for ``reopen()``; `nil` where it is nobody's file.
    let file: String?

    /// A pipe takes so many bytes whole.
    private static let longest = 4096

    func write(_ record: RequestRecord) {
        write(level: record.status >= 500 ? "error" : "info", record.members)
    }

    func write(level: String, _ members: [JSONMember]) {
        var bytes = JSONNode.object(
            [JSONMember("time", .string(Timestamp.now.text)), JSONMember("level", .string(level))] + members
        ).bytes
        if bytes.count >= Self.longest {
            bytes = JSONNode.object(("level", .string(level)), ("message", "a log line was too long")).bytes
        }
        bytes.append(0x0A)
        // A lost log line is no reason to stop.
        _ = bytes.withUnsafeBytes { Foundation.write(2, $0.baseAddress, $0.count) }
    }

    /// Leads standard error to the file's present bearer of the name: after a rotation a new one.
    func reopen() {
        guard let file else { return }
        let descriptor = open(file, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o640)
        guard descriptor >= 0 else { return }
        dup2(descriptor, 2)
        close(descriptor)
    }
}
