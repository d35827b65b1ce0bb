import Testing

@testable import FastCGI

@Suite("A request as the web server handed it over")
struct FastCGIRequestTests {
    @Test("Header fields are told from the server's own parameters, and Proxy is dropped")
    func headers() {
        let request = FastCGIRequest(parameters: [
            ("REQUEST_METHOD", "POST"), ("CONTENT_TYPE", "application/json"), ("CONTENT_LENGTH", ""),
            ("HTTP_X_REQUEST_ID", "1"), ("HTTP_PROXY", "evil:80"), ("HTTP_CONTENT_LENGTH", "9"),
            ("HTTP_AUTHORIZATION", "a"), ("HTTP_AUTHORIZATION", "b"),
        ])
        #expect(
            request.headers.map { "\($0.name)=\($0.value)" }
                == ["content-type=application/json", "x-request-id=1", "authorization=a", "authorization=b"]
        )
        #expect(request["REQUEST_METHOD"] == "POST")
        #expect(request["ABSENT"] == "")
    }

    @Test("What the web server says first counts before what a client's header says")
    func firstCounts() {
        let request = FastCGIRequest(parameters: [("REMOTE_ADDR", "192.0.2.1"), ("REMOTE_ADDR", "127.0.0.1")])
        #expect(request["REMOTE_ADDR"] == "192.0.2.1")
    }
}
