import Foundation
import Media
import OriginTesting
import Testing

@Suite("Split streams merged while they are sent", .serialized)
struct MergeTests {
    /// One merge at a time, so that all being taken is easily had.
    static let started = Result { try MediaProduct(settings: ["EASYDOWN_MERGES": "1"]) }

    var product: MediaProduct { get throws { try Self.started.get() } }

    struct Kind: Sendable, CustomTestStringConvertible {
        let video: String
        let audio: String
        let container: MergeContainer
        let codecs: [String]

        var testDescription: String { container.rawValue }
    }

    static let kinds: [Kind] = [
        Kind(video: "v.mp4", audio: "a.m4a", container: .mp4, codecs: ["h264", "aac"]),
        Kind(video: "v.webm", audio: "a.webm", container: .webm, codecs: ["vp9", "opus"]),
        Kind(video: "v.webm", audio: "a.m4a", container: .matroska, codecs: ["vp9", "aac"]),
    ]

    /// Puts tracks on the media host; the paths.
    private func put(_ names: String..., under path: String) throws -> [String] {
        let folder = try SampleMedia.split.get()
        return try names.map { name in
            try product.origin.put("/merge/\(path)/\(name)", SampleMedia.served(name, of: folder))
            return "/merge/\(path)/\(name)"
        }
    }

    private func probe(_ answer: HTTPProbe.Answer) throws -> Probe {
        let folder = try TemporaryFolder()
        try folder.write(answer.bytes, to: "merged")
        return try Probe("merged", in: folder)
    }

    /// What ffprobe finds in a track before it is merged.
    private func source(_ name: String) throws -> Probe { try Probe(name, in: try SampleMedia.split.get()) }

    @Test("Both tracks are complete in one file", arguments: kinds)
    func merges(kind: Kind) throws {
        let product = try product
        let paths = try put(kind.video, kind.audio, under: "whole")
        let answer = try product.get(product.merge(video: paths[0], audio: paths[1], container: kind.container))
        #expect(answer.status == 200 && answer.isComplete)
        #expect(answer.header("Content-Type") == kind.container.mimeType(isSoundOnly: false))
        #expect(answer.header("Accept-Ranges") == "none" && answer.header("Content-Length") == nil)
        let found = try probe(answer)
        #expect(found.tracks.map(\.codec) == kind.codecs)
        #expect(found.tracks == (try source(kind.video)).tracks + (try source(kind.audio)).tracks)
        if kind.container == .mp4 { #expect(abs(found.duration - SampleMedia.length) < 0.2) }
    }

    @Test("The sound alone is the same packets", arguments: [("a.m4a", MergeContainer.mp4), ("a.webm", .webm)])
    func sound(name: String, container: MergeContainer) throws {
        let product = try product
        let paths = try put(name, under: "sound")
        let answer = try product.get(product.merge(video: nil, audio: paths[0], container: container))
        #expect(answer.status == 200 && answer.isComplete)
        #expect(answer.header("Content-Type") == container.mimeType(isSoundOnly: true))
        #expect(try probe(answer).tracks == (try source(name)).tracks)
    }

    @Test("The sound of a file that has pictures too")
    func soundOfBoth() throws {
        let product = try product
        let paths = try put("v.mp4", "a.m4a", under: "both")
        let both = try product.get(product.merge(video: paths[0], audio: paths[1]))
        product.origin.put("/merge/both.mp4", ServedFile(both.bytes))
        let answer = try product.get(product.merge(video: nil, audio: "/merge/both.mp4"))
        #expect(answer.isComplete && answer.header("Content-Type") == "audio/mp4")
        #expect(try probe(answer).tracks == (try source("a.m4a")).tracks)
    }

    @Test("An input that breaks off once in the middle is healed", arguments: ["v.mp4", "a.m4a"])
    func healed(broken: String) throws {
        let product = try product
        let paths = try put("v.mp4", "a.m4a", under: "healed")
        let file = try SampleMedia.served(broken, of: try SampleMedia.split.get())
        product.origin.put("/merge/healed/\(broken)") { request, number in
            file.answer(to: request, cutAfter: number == 0 ? file.body.count / 2 : nil)
        }
        let answer = try product.get(product.merge(video: paths[0], audio: paths[1]))
        #expect(answer.status == 200 && answer.isComplete)
        #expect(try probe(answer).tracks == (try source("v.mp4")).tracks + (try source("a.m4a")).tracks)
        let asked = product.origin.requests(for: "/merge/healed/\(broken)").map { ServedFile.header("range", in: $0) }
        #expect(asked == [nil, "bytes=\(file.body.count / 2)-"])
    }

    @Test("An input that cannot be completed breaks the client's connection off", arguments: ["v.mp4", "a.m4a"])
    func brokenOff(broken: String) throws {
        let product = try product
        let paths = try put("v.mp4", "a.m4a", under: "broken")
        let file = try SampleMedia.served(broken, of: try SampleMedia.split.get())
        product.origin.put("/merge/broken/\(broken)") { request, number in
            // Another version each time: nothing of it fits what came before.
            var version = file
            version.tag = "\"\(number)\""
            return version.answer(to: request, cutAfter: file.body.count * 19 / 20)
        }
        let answer = try product.get(product.merge(video: paths[0], audio: paths[1]))
        // Where it broke before ffmpeg gave a byte there is an error instead; never a file that looks whole.
        if answer.status == 200 {
            #expect(!answer.isComplete && !answer.bytes.isEmpty, "\(answer.bytes.count) bytes")
        } else {
            #expect(answer.status == 502 && answer.body.contains("download_failed"), "\(answer.status) \(answer.body)")
        }
        #expect(Patience.wait { product.installation.merging.isEmpty })
    }

    @Test("What is no media is an error before the first byte, with its own code")
    func noMedia() throws {
        let product = try product
        let paths = try put("a.m4a", under: "none")
        product.origin.put("/merge/none/v.mp4", ServedFile(Pattern.bytes(0..<50_000)))
        let answer = try product.get(product.merge(video: "/merge/none/v.mp4", audio: paths[0]))
        #expect(answer.status == 502 && answer.body.contains("merge_failed"))
        let gone = try product.get(product.merge(video: "/merge/none/gone.mp4", audio: paths[0]))
        #expect(gone.status == 502 && gone.body.contains("download_failed") && gone.body.contains("404"))
        #expect(Patience.wait { product.installation.merging.isEmpty })
    }

    /// Lets a track stop in the middle and stay so.
    private func stall(_ name: String, under path: String) throws {
        let file = try SampleMedia.served(name, of: try SampleMedia.split.get())
        try product.origin.put("/merge/\(path)/\(name)") { request, _ in
            file.answer(to: request, cutAfter: file.body.count / 2) + [.awaitClose]
        }
    }

    @Test("A client that leaves ends ffmpeg and both of the origin's transfers within a second")
    func leaves() throws {
        let product = try product
        let paths = try put("v.mp4", "a.m4a", under: "leaves")
        try stall("v.mp4", under: "leaves")
        // The best of three: another program may have the processor for a while.
        let times = try (0..<3).map { _ in
            let download = try Download(product.probe, product.merge(video: paths[0], audio: paths[1]))
            download.take(atLeast: 10_000)
            try #require(product.installation.merging.count == 1)
            download.leave()
            return Patience.time { product.installation.merging.isEmpty }
        }
        #expect(times.contains { $0 < .seconds(1) }, "\(times)")
    }

    @Test("Where all merges are taken the next is told to come later; plain downloads go on")
    func busy() throws {
        let product = try product
        let paths = try put("v.mp4", "a.m4a", under: "busy")
        try stall("v.mp4", under: "busy")
        let first = try Download(product.probe, product.merge(video: paths[0], audio: paths[1])).take(atLeast: 1000)
        let second = try product.get(product.merge(video: paths[0], audio: paths[1]))
        #expect(second.status == 503 && second.body.contains("\"busy\""))
        #expect(second.header("Retry-After").flatMap { Int($0) } ?? 0 > 0)
        #expect(try product.get(product.signed(paths[1])).status == 200)
        first.leave()
        // Its place is free again.
        let again = try put("v.mp4", under: "again") + [paths[1]]
        #expect(
            try Patience.wait { try product.get(product.merge(video: again[0], audio: again[1])).status == 200 }
        )
    }

    @Test("Merges are made for signed links only, and a changed one is none")
    func signatures() throws {
        let product = try product
        let paths = try put("v.mp4", "a.m4a", under: "signatures")
        let target = try product.merge(video: paths[0], audio: paths[1])
        let unsigned = try product.get(target.replacing(/&(exp|seal|sig)=[^&]*/, with: ""), [MediaProduct.sameOrigin])
        #expect(unsigned.status == 403 && unsigned.body.contains("invalid_signature"))
        let swapped = target.replacing("v.mp4", with: "w.mp4")
        #expect(swapped != target)
        let changed = try product.get(swapped)
        #expect(changed.status == 403 && changed.body.contains("invalid_signature"))
        let elsewhere = try product.get(target.replacing("media-merge", with: "media-proxy"))
        #expect(elsewhere.status == 400)
    }
}
