internal import Glibc

/// What ffmpeg wrote to its standard error. Names of codecs and tags in it are a stranger's bytes.
enum Complaint {
    private static let longest = 400

    /// Reads what a pipe holds, without waiting for more.
    static func text(from descriptor: Int32) -> String {
        var bytes = [UInt8](repeating: 0, count: 4096)
        let got = read(descriptor, &bytes, bytes.count)
        return text(bytes.prefix(max(0, got)))
    }

    /// The lines that say something, on one line. That a decoder may not be used is said of every track, and is as wanted.
    static func text(_ bytes: some Sequence<UInt8>) -> String {
        let printable = bytes.map { (0x20...0x7E).contains($0) || $0 == 0x0A ? $0 : UInt8(ascii: "?") }
        let lines = printable.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }
        let telling = lines.filter { !isAboutDecoders($0) }
        return String(telling.joined(separator: "; ").prefix(longest))
    }

    private static func isAboutDecoders(_ line: String) -> Bool {
        line.hasPrefix("    Last message repeated") || line.contains("] Codec (") && line.contains("not on whitelist")
    }
}
