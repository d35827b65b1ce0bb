import API
import FastCGI
import Testing

@testable import easydown

@Suite("A request on its way from FastCGI to the API")
struct APIHandlerTests {
    private func request(_ parameters: (name: String, value: String)...) -> APIRequest {
        APIRequest(
            FastCGIRequest(
                parameters: [("REMOTE_ADDR", "192.0.2.1"), ("REQUEST_METHOD", "GET"), ("REQUEST_URI", "/a?b=c?d")]
                    + parameters
            )
        )
    }

    @Test("The target is split at the first question mark")
    func target() {
        let request = request()
        #expect(request.method == "GET" && request.path == "/a" && request.query == "b=c?d")
    }

    @Test(
        "The client's address is the one that the web server saw, whatever a header says",
        arguments: [
            "HTTP_X_FORWARDED_FOR", "HTTP_FORWARDED", "HTTP_X_REAL_IP", "HTTP_CLIENT_IP", "HTTP_REMOTE_ADDR",
            "REMOTE_ADDR",
        ]
    )
    func forgedAddress(name: String) {
        #expect(request((name, "127.0.0.9")).clientAddress == "192.0.2.1")
    }

    @Test("The request's id is the web server's, never what a client's header says past it")
    func requestID() {
        let both = request(("HTTP_X_REQUEST_ID", "client"), ("EASYDOWN_REQUEST_ID", "server"))
        #expect(both.header("x-request-id") == "server")
        #expect(request(("HTTP_X_REQUEST_ID", "client")).header("x-request-id") == nil)
    }

    @Test("A Proxy header does not come through, and doubled headers stay doubled")
    func headers() {
        let request = request(
            ("HTTP_PROXY", "http://evil.example"),
            ("HTTP_AUTHORIZATION", "a"),
            ("HTTP_AUTHORIZATION", "b")
        )
        #expect(request.headers.map(\.name) == ["authorization", "authorization"])
        #expect(request.header("authorization") == nil)
    }
}
