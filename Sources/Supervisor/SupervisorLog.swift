internal import FoundationEssentials
internal import Glibc

/// One JSON object a line to standard error, shorter than a pipe's atomic write.
struct SupervisorLog: Sendable {
    /// Bytes of a message that are kept; escaped six-fold it still fits 4 KiB.
    private static let longest = 600

    func write(_ level: LogLevel, _ message: String, worker: WorkerProcess? = nil, pid: Int32? = nil) {
        var line = "{\"time\":\"\(Date().ISO8601Format())\",\"level\":\"\(level.rawValue)\",\"process\":\"parent\""
        if let worker {
            line += ",\"pool\":\"\(worker.pool)\",\"slot\":\(worker.slot),\"generation\":\(worker.generation)"
        }
        if let pid { line += ",\"pid\":\(pid)" }
        line += ",\"message\":\(Self.quoted(message))}\n"
        let bytes = Array(line.utf8)
        // A lost log line is no reason to stop.
        _ = Glibc.write(2, bytes, bytes.count)
    }

    static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in String(decoding: text.utf8.prefix(longest), as: UTF8.self).unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case _ where scalar.value < 0x20: result += " "
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
