import Foundation
import OriginTesting
import Testing

@Suite("HLS through the proxy, as ffmpeg and players read it", .serialized)
struct MediaPlaylistTests {
    var product: MediaProduct { get throws { try MediaProduct.shared.get() } }

    enum Kind: String, CaseIterable {
        case transportStream, fragments, oneFile, encrypted

        var options: [String] {
            switch self {
            case .transportStream: ["-hls_segment_filename", "segment%d.ts"]
            case .fragments: ["-hls_segment_type", "fmp4", "-hls_segment_filename", "segment%d.m4s"]
            case .oneFile: ["-hls_segment_type", "fmp4", "-hls_flags", "single_file"]
            case .encrypted: ["-hls_key_info_file", "key.txt", "-hls_segment_filename", "segment%d.ts"]
            }
        }
    }

    /// Puts a playlist and all that it names on the media host.
    private func put(_ folder: TemporaryFolder, at path: String, of product: MediaProduct) throws {
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
            product.origin.put("\(path)/\(name)", try SampleMedia.served(name, of: folder))
        }
    }

    @Test("ffmpeg reads all of a playlist of playlists, its segments, ranges and keys", arguments: Kind.allCases)
    func reads(kind: Kind) throws {
        let product = try product
        let source = try SampleMedia.playlist(kind.options)
        let path = "/hls/\(kind.rawValue)"
        try put(source, at: path, of: product)
        let expected = try Probe("master.m3u8", in: source, ["-allowed_extensions", "ALL"])
        try #require(expected.tracks.count == 2 && expected.tracks.allSatisfy { $0.packets > 100 })
        let folder = try TemporaryFolder()
        for (target, headers) in [
            (try product.signed("\(path)/master.m3u8"), ""),
            (product.unsigned("\(path)/master.m3u8"), "Sec-Fetch-Site: same-origin\r\n"),
        ] {
            let options = headers.isEmpty ? [] : ["-headers", headers]
            let copy = try Tool.run(
                "ffmpeg",
                ["-nostdin", "-v", "error", "-y"] + options + [
                    "-i", product.address + target, "-c", "copy", "copy.mkv",
                ],
                in: folder
            )
            #expect(copy.status == 0 && copy.errors == "", "\(copy.errors)")
            let found = try Probe("copy.mkv", in: folder)
            #expect(found.tracks == expected.tracks)
            #expect(abs(found.duration - SampleMedia.length) < 0.2)
        }
    }

    @Test("ffprobe sees both tracks and the length by the address alone")
    func probes() throws {
        let product = try product
        try put(try SampleMedia.playlist(Kind.transportStream.options), at: "/hls/probed", of: product)
        let address = product.address + (try product.signed("/hls/probed/master.m3u8"))
        let found = try Probe(address, in: try TemporaryFolder())
        #expect(found.tracks.map(\.codec).sorted() == ["aac", "h264"])
        #expect(abs(found.duration - SampleMedia.length) < 0.2)
    }

    @Test("No address of the media host is left in a playlist, and pieces of an unsigned one are signed")
    func rewritten() throws {
        let product = try product
        try put(try SampleMedia.playlist(Kind.encrypted.options), at: "/hls/rewritten", of: product)
        let answer = try product.get(product.unsigned("/hls/rewritten/variant.m3u8"), [MediaProduct.sameOrigin])
        #expect(answer.status == 200 && answer.header("Content-Type") == "application/vnd.apple.mpegurl")
        let lines = answer.body.split(separator: "\n")
        let addresses = lines.filter { !$0.hasPrefix("#") }
        #expect(
            addresses.count == 6 && addresses.allSatisfy { $0.hasPrefix("/api/media-proxy?") && $0.contains("&sig=") }
        )
        #expect(answer.body.contains(#"URI="/api/media-proxy?"#) && !answer.body.contains("://"))
        // Good without what a browser says, since players ask for the pieces.
        let segment = try product.get(String(try #require(addresses.first)))
        #expect(segment.status == 200 && segment.isComplete && !segment.bytes.isEmpty)
    }

    @Test(
        "A playlist that names anything else is refused whole",
        arguments: [
            "file:///etc/passwd", "http://169.254.169.254/latest", "http://evil.example/a.ts", "concat:a|b", "data:,x",
            "http://127.0.0.1/a.ts", "gopher://v16.tiktokcdn.com/",
        ]
    )
    func refused(address: String) throws {
        let product = try product
        let playlist = "#EXTM3U\n#EXT-X-TARGETDURATION:4\n#EXTINF:4,\n\(address)\n#EXT-X-ENDLIST\n"
        product.origin.put("/hls/refused.m3u8", ServedFile(playlist, type: "application/vnd.apple.mpegurl"))
        let answer = try product.get(product.signed("/hls/refused.m3u8"))
        #expect(answer.status == 502 && answer.body.contains("download_failed"))
        #expect(!answer.body.contains("passwd") && !answer.body.contains("169.254"))
    }
}
