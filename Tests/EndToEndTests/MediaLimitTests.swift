import Foundation
import JSON
import OriginTesting
import Testing

@Suite("nginx bounds downloads without a signature by the client's address", .serialized)
struct MediaLimitTests {
    /// One of its own: it counts what other tests would ask for.
    static let started = Result { try MediaProduct(settings: ["EASYDOWN_ORIGIN_STALL_SECONDS": "1"]) }

    var product: MediaProduct { get throws { try Self.started.get() } }

    /// As many at a time as `nginx/snippets/easydown-locations.conf` has it.
    private static let connections = 24

    private func isRefusal(_ answer: HTTPProbe.Answer) throws -> Bool {
        let root = try JSONDocument(parsing: answer.body).root
        return answer.status == 429 && root["code"].string == "rate_limited" && root["status"].int == 429
            && root["data"].exists && root["retryable"].bool == true && answer.header("Retry-After") == "1"
            && answer.header("Content-Type") == "application/json"
    }

    @Test("Connections at a time: one more is refused, a signed one is not, and places come free again")
    func connections() throws {
        let product = try product
        product.origin.put("/limits/slow.mp4") { _, _ in
            [
                .send("HTTP/1.1 200 OK\r\nContent-Type: video/mp4\r\nContent-Length: 1000\r\n\r\n0123456789"),
                .awaitClose,
            ]
        }
        product.origin.put("/limits/file.mp4", ServedFile(Pattern.bytes(0..<1000)))
        let own = [MediaProduct.sameOrigin]
        let held = try (0..<Self.connections).map { _ in
            try Download(product.probe, product.unsigned("/limits/slow.mp4"), headers: own).take(atLeast: 100)
        }
        #expect(try isRefusal(product.get(product.unsigned("/limits/file.mp4"), own)))
        let signed = try product.signed("/limits/file.mp4")
        #expect(try product.get(signed).status == 200)
        held.forEach { $0.leave() }
        let isFree = try Patience.wait {
            usleep(200_000)
            return try product.get(product.unsigned("/limits/file.mp4"), own).status == 200
        }
        #expect(isFree)
    }

    @Test("Requests a second: a burst is served, more is refused, and signed links are not counted")
    func rate() throws {
        let product = try product
        product.origin.put("/limits/many.mp4", ServedFile(Pattern.bytes(0..<10)))
        let target = product.unsigned("/limits/many.mp4")
        let answers = try (0..<120).map { _ in try product.get(target, [MediaProduct.sameOrigin]) }
        let refused = answers.filter { $0.status != 200 }
        #expect(!refused.isEmpty && refused.count < 120)
        #expect(try refused.allSatisfy(isRefusal))
        let signed = try product.signed("/limits/many.mp4")
        #expect(try (0..<120).allSatisfy { _ in try product.get(signed).status == 200 })
    }

    @Test("A media host that says nothing is 504, and no log of nginx holds the link")
    func silence() throws {
        let product = try product
        product.origin.put("/limits/silent.mp4") { _, _ in [.awaitClose] }
        let answer = try product.get(product.signed("/limits/silent.mp4"))
        let root = try JSONDocument(parsing: answer.body).root
        #expect(answer.status == 504 && root["code"].string == "upstream_timeout")
        #expect(root["retryable"].bool == true)
        for name in ["access.log", "error.log"] {
            let path = "\(product.installation.state)/nginx/\(name)"
            let log = try String(contentsOfFile: path, encoding: .utf8)
            #expect(!log.contains("sig=") && !log.contains("url="), "\(name)")
        }
    }
}
