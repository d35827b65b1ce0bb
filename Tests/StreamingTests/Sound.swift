import OriginTesting
import Testing

/// What a sound origin answers, and the proof that a pool serves on.
enum Sound {
    static let answer =
        "HTTP/1.1 200 OK\r\nContent-Type: video/mp4\r\nContent-Length: 4\r\nConnection: close\r\n\r\ngood"
    static let url = "http://v.cdn.example/good"

    /// An origin that is sound under ``url``, and hostile under every other path.
    static func beside(_ hostile: @escaping @Sendable (_ request: String) -> [HostileOrigin.Step]) -> HostileOrigin {
        HostileOrigin { request, _ in request.hasPrefix("GET /good ") ? [.send(answer)] : hostile(request) }
    }

    /// The next stream of the same pool is served.
    static func livesOn(_ bench: StreamBench, _ comment: Comment? = nil) throws {
        let answer = try bench.start(url).read()
        #expect(answer.status == 200 && answer.text == "good" && answer.isComplete, comment)
    }

    /// Headers that an answer may have; whatever an origin sends beside them stays here.
    static let headers: Set<String> = [
        "Status", "Content-Type", "Content-Length", "Content-Range", "Accept-Ranges", "Content-Disposition", "ETag",
        "Last-Modified", "Cache-Control", "X-Content-Type-Options", "Content-Security-Policy",
        "Cross-Origin-Resource-Policy",
    ]
}
