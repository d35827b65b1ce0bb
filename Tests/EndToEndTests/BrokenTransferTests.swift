import Foundation
import OriginTesting
import Testing

/// What cannot be completed must look so to whoever downloads: by its length, or by a body that never ends in chunks.
@Suite("Transfers that break off, seen through nginx", .serialized)
struct BrokenTransferTests {
    static let body = Pattern.bytes(0..<2_000_000)

    var product: MediaProduct { get throws { try MediaProduct.shared.get() } }

    /// curl's code for a body that ended before its end.
    private static let partial: Int32 = 18

    /// Each request gets another version, and half of it: nothing can be healed.
    private func put(_ path: String, _ framing: ServedFile.Framing) throws {
        try product.origin.put(path) { request, number in
            var file = ServedFile(Self.body, tag: "\"\(number)\"")
            file.framing = framing
            return file.answer(to: request, cutAfter: 1_000_000)
        }
    }

    @Test("An answer with a length breaks off short of it", arguments: ["HTTP/1.1", "HTTP/1.0"])
    func length(version: String) throws {
        let product = try product
        try put("/broken/length.mp4", .length)
        let folder = try TemporaryFolder()
        let curl = try Tool.run(
            "curl",
            ["-sS", version == "HTTP/1.0" ? "-0" : "--http1.1", "-o", "out"]
                + [product.address + (try product.signed("/broken/length.mp4"))],
            in: folder
        )
        #expect(curl.status == Self.partial, "\(curl.status) \(curl.errors)")
        #expect(try folder.bytes("out") == Array(Self.body[..<1_000_000]))
    }

    @Test("An answer in chunks breaks off without the last one")
    func chunks() throws {
        let product = try product
        try put("/broken/chunked.mp4", .chunked)
        let folder = try TemporaryFolder()
        let curl = try Tool.run(
            "curl",
            ["-sS", "-o", "out", product.address + (try product.signed("/broken/chunked.mp4"))],
            in: folder
        )
        #expect(curl.status == Self.partial, "\(curl.status) \(curl.errors)")
        let answer = try product.get(product.signed("/broken/chunked.mp4"))
        #expect(answer.status == 200 && answer.header("Content-Length") == nil && !answer.isComplete)
    }

    @Test("A whole answer in chunks, and one that ends with the connection, arrive whole", arguments: [true, false])
    func whole(isChunked: Bool) throws {
        let product = try product
        var file = ServedFile(Self.body)
        file.framing = isChunked ? .chunked : .close
        product.origin.put("/broken/whole.mp4", file)
        let answer = try product.get(product.signed("/broken/whole.mp4"))
        #expect(answer.status == 200 && answer.isComplete && answer.bytes == Self.body)
        #expect(answer.header("Content-Length") == nil)
    }

    @Test("A slow reader of an answer in chunks gets all of it, and nothing of it lies on a disk")
    func slowly() throws {
        let product = try product
        var file = ServedFile(Pattern.bytes(0..<12_000_000))
        file.framing = .chunked
        product.origin.put("/broken/slowly.mp4", file)
        let download = try Download(product.probe, product.signed("/broken/slowly.mp4"))
        download.take(atLeast: 1000)
        usleep(300_000)
        let spooled =
            FileManager.default.enumerator(atPath: "\(product.installation.state)/nginx/fastcgi")?
            .compactMap { $0 as? String }.filter { $0.contains("0000") } ?? []
        #expect(spooled.isEmpty)
        let answer = download.finish()
        #expect(answer.isComplete && answer.bytes == file.body)
    }

    @Test("A break in the middle is healed where the version is the same, in chunks too", arguments: [true, false])
    func healed(isChunked: Bool) throws {
        let product = try product
        var file = ServedFile(Self.body)
        file.framing = isChunked ? .chunked : .length
        product.origin.put("/broken/healed.mp4") { [file] request, number in
            file.answer(to: request, cutAfter: number == 0 ? 700_000 : nil)
        }
        let answer = try product.get(product.signed("/broken/healed.mp4"))
        #expect(answer.status == 200 && answer.isComplete && answer.bytes == Self.body)
    }
}
