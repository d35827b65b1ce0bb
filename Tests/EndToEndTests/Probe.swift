import JSON

/// What ffprobe finds in a file.
struct Probe: Equatable {
    struct Track: Equatable {
        let codec: String
        let packets: Int
    }

    let tracks: [Track]
    /// Seconds; of the last packet where the file's head tells none.
    let duration: Double

    /// - Parameter input: a file of the folder, or an address.
    init(_ input: String, in folder: TemporaryFolder, _ options: [String] = []) throws {
        let tool = try Tool.run(
            "ffprobe",
            [
                "-v", "error", "-count_packets", "-show_entries",
                "stream=codec_name,nb_read_packets,duration:format=duration",
            ]
                + ["-of", "json"] + options + [input],
            in: folder
        )
        guard tool.status == 0 else { throw Installation.Failure(description: "ffprobe: \(tool.errors)") }
        let root = try JSONDocument(parsing: tool.output).root
        tracks = root["streams"].array.map { stream in
            Track(codec: stream["codec_name"].string ?? "", packets: Int(stream["nb_read_packets"].string ?? "") ?? -1)
        }
        duration = Double(root["format"]["duration"].string ?? "") ?? 0
    }
}
