import Foundation

extension Installation {
    /// The workers of a pool, the old ones that still drain included.
    func workers(_ pool: String) -> [Int32] {
        Self.processes.filter { pid in
            Self.file("environ", of: pid).contains("EASYDOWN_STATE=\(state)\0")
                && Self.file("cmdline", of: pid).contains("\0worker\0\(pool)\0")
        }
    }

    /// The programs that this installation's media workers have started.
    var merging: [Int32] {
        let parents = Set(workers("media"))
        return Self.processes.filter { pid in
            // "123 (name) S parent …": a name may hold anything, brackets included.
            let fields = Self.file("stat", of: pid).split(separator: ")").last?.split(separator: " ") ?? []
            return fields.count > 1 && Int32(fields[1]).map(parents.contains) == true && fields[0] != "Z"
        }
    }

    /// Downloads under way, as the status page has it.
    var streams: Int {
        get throws {
            let address = ["--unix-socket", "\(state)/run/status.sock", "http://x/metrics"]
            let metrics = try Tool.run("curl", ["-sSf"] + address, in: TemporaryFolder()).output
            let line = metrics.split(separator: "\n").first { $0.hasPrefix("easydown_streams{pool=\"media\"") }
            return line?.split(separator: " ").last.flatMap { Int($0) } ?? -1
        }
    }

    static func isRunning(_ pid: Int32) -> Bool { !file("cmdline", of: pid).isEmpty }

    private static var processes: [Int32] {
        ((try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []).compactMap { Int32($0) }
    }

    private static func file(_ name: String, of pid: Int32) -> String {
        String(decoding: FileManager.default.contents(atPath: "/proc/\(pid)/\(name)") ?? Data(), as: UTF8.self)
    }
}
