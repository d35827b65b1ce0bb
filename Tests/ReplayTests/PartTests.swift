import Foundation
import HTTPClient
import JSON
import Platforms
import Recordings
import Replay
import Testing

@Suite("Parts of recorded files")
struct PartTests {
    private static let file = (0..<100).map { UInt8($0) }

    /// What a host answers that has the hundred bytes 0 to 99, and was recorded with these headers.
    private func answer(
        _ asked: [String: String],
        recorded: [String: String] = ["Accept-Ranges": "bytes", "ETag": "\"v1\""]
    ) throws -> PageResponse {
        let exchange = Exchange(
            pattern: RequestPattern(method: "GET", url: "https://media.example/f", contains: []),
            response: RecordedResponse(status: 200, headers: Self.pairs(recorded), body: Self.file)
        )
        let recording = Recording(
            name: "a",
            url: "",
            platform: "youtube",
            exchanges: [exchange],
            expectation: .missing
        )
        let authority = NSTemporaryDirectory() + "easydown-ca-\(UUID().uuidString).pem"
        defer { try? FileManager.default.removeItem(atPath: authority) }
        let server = try ReplayServer([recording], authorityFile: authority)
        let fetcher = CurlFetcher(egress: Egress(replay: .init(port: try server.start(), authorityFile: authority)))
        let request = PageRequest(.get, "https://media.example/f", headers: Self.pairs(asked), platform: .youtube)
        return try fetcher.fetch([request], deadline: .now + .seconds(10))[0].get()
    }

    private static func pairs(_ headers: [String: String]) -> [(name: String, value: String)] {
        headers.map { ($0.key, $0.value) }
    }

    @Test(
        "A part of a file is answered with 206 and its place",
        arguments: [
            ("bytes=0-9", 0...9, "bytes 0-9/100"), ("bytes=90-", 90...99, "bytes 90-99/100"),
            ("bytes=-5", 95...99, "bytes 95-99/100"), ("bytes=50-500", 50...99, "bytes 50-99/100"),
        ]
    )
    func parts(range: String, bytes: ClosedRange<Int>, place: String) throws {
        let answer = try answer(["Range": range])
        #expect(answer.status == 206)
        #expect(answer.header("content-range") == place)
        #expect(answer.body == Array(Self.file[bytes]))
    }

    @Test("A part behind the file's end is answered with 416 and the file's length")
    func behind() throws {
        let answer = try answer(["Range": "bytes=100-"])
        #expect(answer.status == 416)
        #expect(answer.header("content-range") == "bytes */100")
        #expect(answer.body.isEmpty)
    }

    @Test(
        "The whole file comes where no part is asked for, or of another version, or in a way that nobody knows",
        arguments: [
            [:], ["Range": "bytes=0-1,5-6"], ["Range": "lines=1-2"], ["Range": "bytes=0-9", "If-Range": "\"v0\""],
        ]
    )
    func whole(asked: [String: String]) throws {
        let answer = try answer(asked)
        #expect(answer.status == 200)
        #expect(answer.body == Self.file)
    }

    @Test("A condition that names this version gives the part")
    func sameVersion() throws {
        #expect(try answer(["Range": "bytes=0-9", "If-Range": "\"v1\""]).status == 206)
    }

    @Test("What was recorded without a word of parts is given as it was")
    func pages() throws {
        let answer = try answer(["Range": "bytes=0-9"], recorded: ["Content-Type": "text/html"])
        #expect(answer.status == 200)
        #expect(answer.body == Self.file)
    }
}
