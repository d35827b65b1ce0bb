import Foundation

/// What the kernel tells of processes and descriptors.
enum Processes {
    /// The number of the process that a descriptor stands for.
    static func number(of descriptor: Int32) -> Int32? {
        let text = (try? String(contentsOfFile: "/proc/self/fdinfo/\(descriptor)", encoding: .utf8)) ?? ""
        let line = text.split(separator: "\n").first { $0.hasPrefix("Pid:") }
        return line.flatMap { Int32($0.dropFirst(4).trimmingCharacters(in: .whitespaces)) }
    }

    /// Running or not yet waited for.
    static func exists(_ pid: Int32) -> Bool { FileManager.default.fileExists(atPath: "/proc/\(pid)") }

    /// What the descriptors of a process stand for, by their numbers.
    static func descriptors(of pid: Int32 = getpid()) -> [Int32: String] {
        let folder = "/proc/\(pid)/fd"
        var found: [Int32: String] = [:]
        for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] {
            guard let number = Int32(name) else { continue }
            found[number] = try? FileManager.default.destinationOfSymbolicLink(atPath: "\(folder)/\(name)")
        }
        return found
    }

    static func text(_ name: String, of pid: Int32) -> String {
        (try? String(contentsOfFile: "/proc/\(pid)/\(name)", encoding: .utf8)) ?? ""
    }
}
