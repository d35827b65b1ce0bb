import Media
import OriginTesting
import Testing

@Suite("Headers of downloads, in both directions", .serialized)
struct MediaHeaderTests {
    var product: MediaProduct { get throws { try MediaProduct.shared.get() } }

    /// What must not come through, whatever an origin sends.
    private static let foreign = [
        "Set-Cookie: a=b", "Server: Foreign/1", "Via: 1.1 foreign", "Access-Control-Allow-Origin: *",
        "Access-Control-Allow-Credentials: true", "Location: https://evil.example/", "X-Powered-By: foreign",
        "Content-Security-Policy: default-src *", "Clear-Site-Data: \"*\"", "Service-Worker-Allowed: /",
        "Alt-Svc: h3=\":443\"", "Refresh: 0; url=https://evil.example/", "Link: <https://evil.example/>; rel=preload",
        "X-Accel-Redirect: /readyz", "X-Accel-Limit-Rate: 1", "X-Accel-Expires: 100", "X-Accel-Buffering: yes",
        "Cache-Control: public, max-age=31536000", "Expires: Thu, 31 Dec 2099 00:00:00 GMT", "Age: 5", "Status: 500",
        "Content-Disposition: inline; filename=\"evil.html\"", "Strict-Transport-Security: max-age=1",
        "Report-To: {}", "NEL: {}", "Content-Language: en", "Vary: *", "Trailer: X", "WWW-Authenticate: Basic",
    ]

    /// What the contract names, and what nginx says of itself and of the connection.
    private static let allowed: Set<String> = [
        "content-type", "content-length", "content-range", "accept-ranges", "etag", "last-modified", "cache-control",
        "x-content-type-options", "content-disposition", "content-security-policy", "cross-origin-resource-policy",
        "server", "date", "connection", "keep-alive", "transfer-encoding",
    ]

    @Test("Exactly the headers of the contract arrive, and no other of the origin's", arguments: [nil, "bytes=1-3"])
    func answer(range: String?) throws {
        let product = try product
        var file = ServedFile(Pattern.bytes(0..<5000))
        file.extra = Self.foreign
        product.origin.put("/headers/all.mp4", file)
        let answer = try product.get(product.signed("/headers/all.mp4"), range.map { [("Range", $0)] } ?? [])
        #expect(answer.status == (range == nil ? 200 : 206) && answer.isComplete)
        let names = answer.headers.map { $0.name.lowercased() }
        #expect(Set(names).subtracting(Self.allowed).isEmpty, "\(names)")
        #expect(names.count == Set(names).count, "none comes twice: \(names)")
        let expected = [
            "Content-Type": "video/mp4", "Accept-Ranges": "bytes", "ETag": "\"v1\"",
            "Last-Modified": "Wed, 01 Jan 2025 00:00:00 GMT", "Cache-Control": "private, max-age=300",
            "X-Content-Type-Options": "nosniff", "Content-Disposition": "attachment",
            "Content-Security-Policy": "default-src 'none'; sandbox", "Server": "nginx",
            "Content-Length": range == nil ? "5000" : "3",
        ]
        for (name, value) in expected { #expect(answer.header(name) == value, "\(name)") }
        #expect(answer.header("Content-Range") == (range == nil ? nil : "bytes 1-3/5000"))
    }

    @Test("Nothing of the client goes to the origin but what it asks of the file")
    func request() throws {
        let product = try product
        product.origin.put("/headers/request.mp4", ServedFile(Pattern.bytes(0..<5000)))
        let mine = [
            ("Cookie", "session=secret"), ("Authorization", "Bearer secret"), ("Proxy-Authorization", "Basic secret"),
            ("X-Forwarded-For", "192.0.2.7"), ("X-Forwarded-Host", "secret.example"), ("X-Real-IP", "192.0.2.7"),
            ("Forwarded", "for=192.0.2.7"), ("Origin", "https://secret.example"), ("Accept-Language", "secret"),
            ("Referer", "https://secret.example/"), ("User-Agent", "secret/1"), ("Accept", "secret/secret"),
            ("Via", "1.1 secret"), ("X-Request-Id", "secret"), ("DNT", "1"), ("Accept-Encoding", "gzip, secret"),
            ("Range", "bytes=0-9"),
        ]
        #expect(try product.get(product.signed("/headers/request.mp4"), mine).status == 206)
        let asked = try #require(product.origin.requests(for: "/headers/request.mp4").first)
        #expect(!asked.contains("secret") && !asked.contains("192.0.2.7"))
        let names = asked.split(separator: "\r\n").dropFirst().map { $0.prefix { $0 != ":" }.lowercased() }
        let plain: Set = ["host", "user-agent", "referer", "accept", "accept-encoding", "range", "proxy-connection"]
        #expect(Set(names).subtracting(plain).isEmpty, "\(names)")
        #expect(ServedFile.header("referer", in: asked) == "https://www.tiktok.com/")
        #expect(ServedFile.header("user-agent", in: asked)?.hasPrefix("Mozilla/5.0") == true)
        #expect(ServedFile.header("accept-encoding", in: asked) == "identity")
        #expect(ServedFile.header("range", in: asked) == "bytes=0-9")
    }

    @Test(
        "The name that is offered is a sound one",
        arguments: [
            ("clip.mp4", #"attachment; filename="clip.mp4""#),
            ("clip", #"attachment; filename="clip.mp4""#),
            ("日本.mp4", #"attachment; filename="_.mp4"; filename*=UTF-8''%E6%97%A5%E6%9C%AC.mp4"#),
        ]
    )
    func names(filename: String, header: String) throws {
        let product = try product
        product.origin.put("/headers/name", ServedFile(Pattern.bytes(0..<50)))
        let signed = try product.get(product.signed("/headers/name", filename: filename))
        let unsigned = try product.get(
            product.unsigned("/headers/name", [("filename", filename)]),
            [MediaProduct.sameOrigin]
        )
        #expect(signed.header("Content-Disposition") == header)
        #expect(unsigned.header("Content-Disposition") == header)
    }

    @Test(
        "No name breaks out of its header or its folder",
        arguments: [
            "a\"\r\nSet-Cookie: x=1", "../../etc/passwd", "a\\..\\b", "x\u{202E}gpj.exe", "😀\u{0}.mp4", "\";a=\"b",
            String(repeating: "ä", count: 1000),
        ]
    )
    func hostileNames(filename: String) throws {
        let product = try product
        product.origin.put("/headers/hostile-name", ServedFile(Pattern.bytes(0..<50)))
        let answer = try product.get(product.signed("/headers/hostile-name", filename: filename))
        #expect(answer.status == 200 && answer.header("Set-Cookie") == nil)
        let header = try #require(answer.header("Content-Disposition"))
        let shape = /attachment; filename="[^"\\\/\r\n]+"(; filename\*=UTF-8''[A-Za-z0-9%._~-]+)?/
        #expect(header.wholeMatch(of: shape) != nil && header.utf8.count < 1500, "\(header)")
        #expect(!header.contains("%2F") && !header.contains("%5C") && !header.contains("%E2%80%AE"))
    }

    @Test("A file is shown in place where that is asked for, and nothing else can be asked for")
    func disposition() throws {
        let product = try product
        product.origin.put("/headers/inline", ServedFile(Pattern.bytes(0..<50)))
        let signed = try product.get(product.signed("/headers/inline", filename: "a.mp4", disposition: .inline))
        #expect(signed.header("Content-Disposition") == #"inline; filename="a.mp4""#)
        let own = [MediaProduct.sameOrigin]
        let unsigned = try product.get(product.unsigned("/headers/inline", [("disposition", "inline")]), own)
        #expect(unsigned.header("Content-Disposition") == "inline")
        let other = try product.get(product.unsigned("/headers/inline", [("disposition", "form-data")]), own)
        #expect(other.status == 400 && other.body.contains("invalid_request"))
    }

    @Test(
        "Only media types are passed on; whatever else it is said to be, it is a file to be saved",
        arguments: [
            ("image/jpeg", "image/jpeg"), ("Audio/MP4; codecs=x", "audio/mp4"),
            ("image/svg+xml", "application/octet-stream"),
            ("application/javascript", "application/octet-stream"),
            ("image/png, text/html", "application/octet-stream"),
            ("application/pdf", "application/octet-stream"), ("video/mp4; x=\"<script>\"", "video/mp4"),
        ]
    )
    func types(said: String, answered: String) throws {
        let product = try product
        product.origin.put("/headers/type", ServedFile(Pattern.bytes(0..<5000), type: said))
        let answer = try product.get(product.signed("/headers/type"))
        #expect(answer.status == 200 && answer.header("Content-Type") == answered)
    }
}
