import Recordings
import Testing

@Suite("Matching a request against recordings")
struct RequestPatternTests {
    struct Case: Sendable {
        let url: String
        var method = "GET"
        var contains: [String] = []
        let host: String
        let target: String
        var sentMethod = "GET"
        var body = ""
        let matches: Bool
    }

    static let cases: [Case] = [
        Case(url: "https://a.example/x", host: "a.example", target: "/x", matches: true),
        Case(url: "https://a.example/x", host: "b.example", target: "/x", matches: false),
        Case(url: "https://*/x/*", host: "b.example", target: "/x/y/z?q=1", matches: true),
        Case(url: "https://a.example/x?q=1", host: "a.example", target: "/x?r=2&q=1", matches: true),
        Case(url: "https://a.example/x?q=1", host: "a.example", target: "/x?q=2", matches: false),
        Case(url: "https://A.example/X", host: "a.example", target: "/x", matches: true),
        Case(
            url: "https://a.example/x",
            method: "*",
            host: "a.example",
            target: "/x",
            sentMethod: "POST",
            matches: true
        ),
        Case(url: "https://a.example/x", host: "a.example", target: "/x", sentMethod: "POST", matches: false),
        Case(url: "https://a.example/x", contains: ["a b"], host: "a.example", target: "/x?q=a%20b", matches: true),
        Case(
            url: "https://a.example/x",
            contains: ["one", "two"],
            host: "a.example",
            target: "/x?one",
            body: "..two..",
            matches: true
        ),
        Case(url: "https://a.example/x", contains: ["one"], host: "a.example", target: "/x", matches: false),
    ]

    @Test("Wildcards, required parameters and required strings decide", arguments: cases)
    func decides(_ item: Case) {
        let pattern = RequestPattern(method: item.method, url: item.url, contains: item.contains)
        let request = RecordedRequest(
            method: item.sentMethod,
            host: item.host,
            target: item.target,
            body: Array(item.body.utf8)
        )
        #expect(pattern.matches(request) == item.matches)
    }
}
