import Foundation

/// What ffprobe sees in a file.
struct Probe {
    struct Stream: Equatable {
        var codec = ""
        var tag = ""
        var packets = 0
        /// Seconds.
        var start = 0.0
    }

    private(set) var streams: [Stream] = []
    /// Seconds; `nil` where the file does not tell.
    private(set) var duration: Double?

    init(_ bytes: [UInt8]) throws {
        let folder = try TemporaryFolder()
        let file = folder.path + "/file"
        try Data(bytes).write(to: URL(fileURLWithPath: file))
        let entries = "stream=codec_name,codec_tag_string,nb_read_packets,start_time:format=duration"
        let text = try Command.run(
            ["ffprobe", "-v", "fatal", "-count_packets", "-show_entries", entries, "-of", "default=nk=0:nw=0", file]
        )
        for line in text.split(separator: "\n") {
            let parts = line.split(separator: "=", maxSplits: 1).map(String.init)
            switch (parts[0], parts.last ?? "") {
            case ("[STREAM]", _): streams.append(Stream())
            case ("codec_name", let name): streams[streams.count - 1].codec = name
            case ("codec_tag_string", let tag): streams[streams.count - 1].tag = tag
            case ("nb_read_packets", let count): streams[streams.count - 1].packets = Int(count) ?? 0
            case ("start_time", let start): streams[streams.count - 1].start = Double(start) ?? 0
            case ("duration", let seconds): duration = Double(seconds)
            default: break
            }
        }
    }

    var codecs: [String] { streams.map(\.codec) }
    var packets: [Int] { streams.map(\.packets) }
}
