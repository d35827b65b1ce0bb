import OriginTesting
import Testing

@Suite("Downloads by the programs that people use", .serialized)
struct MediaToolTests {
    static let body = Pattern.bytes(0..<8_000_000)

    var product: MediaProduct { get throws { try MediaProduct.shared.get() } }

    @Test("curl -C - completes half a file", arguments: [true, false])
    func resume(isSigned: Bool) throws {
        let product = try product
        let path = "/tools/resume-\(isSigned).mp4"
        product.origin.put(path, ServedFile(Self.body))
        let folder = try TemporaryFolder()
        try folder.write(Self.body.prefix(3_500_001), to: "clip.mp4")
        let target = isSigned ? try product.signed(path) : product.unsigned(path)
        let own = isSigned ? [] : ["-H", "Sec-Fetch-Site: same-origin"]
        let curl = try Tool.run(
            "curl",
            ["-sSf", "-C", "-", "-o", "clip.mp4"] + own + [product.address + target],
            in: folder
        )
        #expect(curl.status == 0, "\(curl.errors)")
        #expect(try folder.bytes("clip.mp4") == Self.body)
        #expect(product.origin.requests(for: path).map { ServedFile.header("range", in: $0) } == ["bytes=3500001-"])
    }

    @Test("curl -J saves under the name that is offered")
    func name() throws {
        let product = try product
        product.origin.put("/tools/name", ServedFile(Self.body))
        let folder = try TemporaryFolder()
        let target = try product.signed("/tools/name", filename: "A clip.mp4")
        let curl = try Tool.run("curl", ["-sSfOJ", product.address + target], in: folder)
        #expect(curl.status == 0, "\(curl.errors)")
        #expect(try folder.bytes("A clip.mp4") == Self.body)
    }

    @Test("aria2c with several connections puts the same file together")
    func severalConnections() throws {
        let product = try product
        product.origin.put("/tools/several.mp4", ServedFile(Self.body))
        let folder = try TemporaryFolder()
        let aria = try Tool.run(
            "aria2c",
            [
                "--no-conf", "-x", "6", "-s", "6", "-k", "1M", "--file-allocation=none", "--summary-interval=0", "-q",
                "-o", "clip.mp4", product.address + (try product.signed("/tools/several.mp4")),
            ],
            in: folder
        )
        #expect(aria.status == 0, "\(aria.output) \(aria.errors)")
        #expect(try folder.bytes("clip.mp4") == Self.body)
        let asked = product.origin.requests(for: "/tools/several.mp4")
        #expect(asked.filter { ServedFile.header("range", in: $0) != nil }.count >= 3, "\(asked.count) requests")
    }

    @Test("aria2c goes on with what it had when it was stopped")
    func continued() throws {
        let product = try product
        product.origin.put("/tools/continued.mp4", ServedFile(Self.body))
        let folder = try TemporaryFolder()
        try folder.write(Self.body.prefix(5_000_000), to: "clip.mp4")
        let aria = try Tool.run(
            "aria2c",
            [
                "--no-conf", "-c", "-q", "-o", "clip.mp4",
                product.address + (try product.signed("/tools/continued.mp4")),
            ],
            in: folder
        )
        #expect(aria.status == 0, "\(aria.output) \(aria.errors)")
        #expect(try folder.bytes("clip.mp4") == Self.body)
    }
}
