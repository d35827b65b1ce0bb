import Foundation
import JSON
import OriginTesting
import Testing

@Suite("Clients that leave, and many that are slow", .serialized)
struct MediaClientTests {
    private static let head = "HTTP/1.1 200 OK\r\nContent-Type: video/mp4\r\nContent-Length: 900000000\r\n\r\nbytes"

    enum Origin: String, CaseIterable {
        /// Sends nothing at all.
        case mute
        /// Stops after the first bytes.
        case silent
        /// Sends more than the client takes.
        case flood

        var steps: [HostileOrigin.Step] {
            switch self {
            case .mute: [.awaitClose]
            case .silent: [.send(head), .awaitClose]
            case .flood: [.send(head), .flood(String(repeating: "x", count: 10_000))]
            }
        }
    }

    @Test(
        "A client that leaves closes the origin's connection within a second, whatever the origin does",
        arguments: Origin.allCases
    )
    func leaves(origin: Origin) throws {
        let product = try MediaProduct.shared.get()
        let path = "/clients/\(origin)"
        // The best of three: another program may have the processor for a while.
        let times = try (0..<3).map { _ in
            let hasClosed = Flag()
            product.origin.put(path) { _, _ in origin.steps + [.run { hasClosed.set() }] }
            let download = try Download(product.probe, product.signed(path), buffer: 4096)
            if origin == .mute {
                try #require(Patience.wait { product.origin.requests(for: path).count == 1 })
            } else {
                download.take(atLeast: 100)
            }
            download.leave()
            return Patience.time { hasClosed.isSet }
        }
        #expect(times.contains { $0 < .seconds(1) }, "\(times)")
    }

    private func parseTime(_ product: MediaProduct, _ token: String) throws -> Duration {
        let link = "https://www.tiktok.com/@easydown/video/7000000000000000200"
        let started = ContinuousClock.now
        #expect(try product.installation.parse(link, token: token).status == 200)
        return .now - started
    }

    @Test("Two hundred slow streams: parses answer at once, and every stream is complete")
    func parses() throws {
        let product = try MediaProduct(settings: HeldStreams.settings)
        let account = try product.installation.account
        let made = try product.installation.command("key", "create", account, "--test", "--json")
        let token = try #require(JSONDocument(parsing: made).root["token"].string)
        let streams = try HeldStreams(product, count: 200)
        let times = try (0..<20).map { _ in try parseTime(product, token) }
        #expect(times.sorted()[10] < .seconds(1), "\(times)")
        #expect(try product.installation.streams == 200, "all of them still run")
        streams.release()
        #expect(streams.outcomes() == Array(repeating: .whole, count: 200))
        product.installation.stop()
    }
}
