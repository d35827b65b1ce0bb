import Foundation
import HTTPClient
import OriginTesting
import Platforms
import Streaming
import Testing

/// Hostile input 121: the stranger at the other end of TLS.
@Suite("Certificates")
struct CertificateTests {
    private static let folder = Result { try TLSOrigin.makeCertificates() }

    @Test("A host that proves its name is served")
    func sound() throws {
        let answer = try stream(certificate: "good")
        #expect(answer.status == 200 && answer.text == "good")
    }

    @Test(
        "A host that does not, or speaks an old version, is not",
        arguments: [("expired", []), ("other", []), ("self", []), ("good", ["-tls1"]), ("good", ["-tls1_1"])]
            as [(String, [String])]
    )
    func unsound(certificate: String, options: [String]) throws {
        let answer = try stream(certificate: certificate, options)
        #expect(answer.status == 502 && answer.text == "broken" && answer.isComplete)
        let result = try page(certificate: certificate, options)
        #expect(throws: FetchFailure.self) { try result.get() }
    }

    private func stream(certificate: String, _ options: [String] = []) throws -> StreamClient.Answer {
        let origin = try TLSOrigin(folder: Self.folder.get(), certificate: certificate, options)
        let bench = try StreamBench(HostileOrigin([]), egress: Egress(replay: origin.replay))
        return try bench.start("https://v.cdn.example/a.mp4").read()
    }

    private func page(certificate: String, _ options: [String]) throws -> Result<PageResponse, FetchFailure> {
        let origin = try TLSOrigin(folder: Self.folder.get(), certificate: certificate, options)
        let request = PageRequest(.get, "https://v.cdn.example/a.mp4", platform: .youtube)
        return CurlFetcher(egress: Egress(replay: origin.replay)).fetch([request], deadline: .now + .seconds(10))[0]
    }
}
