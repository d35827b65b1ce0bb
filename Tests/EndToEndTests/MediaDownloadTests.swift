import JSON
import OriginTesting
import Platforms
import Testing

@Suite("Downloads through nginx", .serialized)
struct MediaDownloadTests {
    static let size = 3_000_000
    static let body = Pattern.bytes(0..<size)

    var product: MediaProduct { get throws { try MediaProduct.shared.get() } }

    @Test("A file arrives byte for byte, by a signed link and, for this site's own pages, by an unsigned one")
    func whole() throws {
        let product = try product
        product.origin.put("/downloads/whole.mp4", ServedFile(Self.body))
        for (target, headers) in [
            (try product.signed("/downloads/whole.mp4"), []),
            (product.unsigned("/downloads/whole.mp4"), [MediaProduct.sameOrigin]),
        ] {
            let answer = try product.get(target, headers)
            #expect(answer.status == 200 && answer.isComplete && answer.bytes == Self.body)
            #expect(answer.header("Content-Length") == "\(Self.size)")
            #expect(answer.header("Content-Type") == "video/mp4" && answer.header("Accept-Ranges") == "bytes")
        }
        let foreign = try product.get(product.unsigned("/downloads/whole.mp4"), [("Sec-Fetch-Site", "cross-site")])
        #expect(foreign.status == 403 && foreign.body.contains("invalid_signature"))
    }

    @Test(
        "Parts are what was asked for",
        arguments: [
            ("bytes=0-", 0..<size), ("bytes=0-0", 0..<1), ("bytes=100-199", 100..<200),
            ("bytes=-500", 2_999_500..<size),
            ("bytes=2999999-9999999", 2_999_999..<size), ("bytes=-9999999", 0..<size), ("BYTES=7-7", 7..<8),
        ]
    )
    func part(range: String, bytes: Range<Int>) throws {
        let product = try product
        product.origin.put("/downloads/part.mp4", ServedFile(Self.body))
        let answer = try product.get(product.signed("/downloads/part.mp4"), [("Range", range)])
        #expect(answer.status == 206 && answer.isComplete && answer.bytes == Array(Self.body[bytes]))
        #expect(answer.header("Content-Range") == "bytes \(bytes.lowerBound)-\(bytes.upperBound - 1)/\(Self.size)")
        #expect(answer.header("Content-Length") == "\(bytes.count)" && answer.header("Accept-Ranges") == "bytes")
    }

    @Test(
        "A part that does not exist is 416 with the file's length",
        arguments: ["bytes=3000000-", "bytes=3000000-3000001", "bytes=-0", "bytes=999999999999999999-"]
    )
    func unsatisfiable(range: String) throws {
        let product = try product
        product.origin.put("/downloads/beyond.mp4", ServedFile(Self.body))
        let answer = try product.get(product.signed("/downloads/beyond.mp4"), [("Range", range)])
        #expect(answer.status == 416 && answer.header("Content-Range") == "bytes */\(Self.size)")
        #expect(answer.bytes.isEmpty && answer.isComplete)
    }

    @Test(
        "What is no single range of bytes asks for the whole file",
        arguments: [
            "bytes=5-2", "bytes=abc", "items=0-1", "bytes=0-1,5-6", "bytes=9223372036854775808-", "bytes=", "bytes=-",
            "bytes=" + (0..<1000).map { "\($0)-" }.joined(separator: ","),
        ]
    )
    func noRange(range: String) throws {
        let product = try product
        product.origin.put("/downloads/no-range.mp4", ServedFile(Pattern.bytes(0..<1000)))
        let answer = try product.get(product.signed("/downloads/no-range.mp4"), [("Range", range)])
        #expect(answer.status == 200 && answer.isComplete && answer.bytes == Pattern.bytes(0..<1000))
    }

    @Test("An origin that ignores ranges gives the whole file, which says that it has no parts")
    func ignoredRange() throws {
        let product = try product
        var file = ServedFile(Self.body)
        file.hasRanges = false
        product.origin.put("/downloads/ignores.mp4", file)
        let answer = try product.get(product.signed("/downloads/ignores.mp4"), [("Range", "bytes=1000-")])
        #expect(answer.status == 200 && answer.isComplete && answer.bytes == Self.body)
        #expect(answer.header("Accept-Ranges") == "none" && answer.header("Content-Range") == nil)
    }

    @Test("A part of the version that the client has, or else the whole of the new one")
    func ifRange() throws {
        let product = try product
        product.origin.put("/downloads/versions.mp4", ServedFile(Self.body, tag: "\"v2\""))
        let target = try product.signed("/downloads/versions.mp4")
        let same = try product.get(target, [("Range", "bytes=10-19"), ("If-Range", "\"v2\"")])
        #expect(same.status == 206 && same.bytes == Array(Self.body[10..<20]))
        let old = try product.get(target, [("Range", "bytes=10-19"), ("If-Range", "\"v1\"")])
        #expect(old.status == 200 && old.isComplete && old.bytes == Self.body)
    }

    @Test(
        "A file that the client has is 304",
        arguments: [
            ("If-None-Match", "\"v1\""), ("If-Modified-Since", "Wed, 01 Jan 2025 00:00:00 GMT"),
        ]
    )
    func notModified(name: String, value: String) throws {
        let product = try product
        product.origin.put("/downloads/known.mp4", ServedFile(Self.body))
        let answer = try product.get(product.signed("/downloads/known.mp4"), [(name, value)])
        #expect(answer.status == 304 && answer.bytes.isEmpty)
        #expect(answer.header("ETag") == "\"v1\"" && answer.header("Cache-Control") == "private, max-age=300")
        #expect(answer.header("Last-Modified") == "Wed, 01 Jan 2025 00:00:00 GMT")
    }

    @Test("HEAD gives the head of the whole file, and the origin never sees HEAD")
    func head() throws {
        let product = try product
        product.origin.put("/downloads/head.mp4", ServedFile(Self.body))
        let target = try product.signed("/downloads/head.mp4")
        for headers in [[], [("Range", "bytes=5-9")]] {
            let answer = try product.get(target, headers, method: "HEAD")
            #expect(answer.status == 200 && answer.isComplete && answer.bytes.isEmpty)
            #expect(answer.header("Content-Length") == "\(Self.size)" && answer.header("Content-Range") == nil)
        }
        let asked = product.origin.requests(for: "/downloads/head.mp4")
        #expect(asked.count == 2 && asked.allSatisfy { $0.hasPrefix("GET ") })
    }

    @Test("A host that wants small requests is asked for one window after another; the client gets one file")
    func windows() throws {
        let product = try product
        let body = Pattern.bytes(0..<(10 << 20) + 1000)
        product.origin.put("/downloads/windows", ServedFile(body))
        let answer = try product.get(product.signed("/downloads/windows", platform: .youtube))
        #expect(answer.status == 200 && answer.isComplete && answer.bytes == body)
        let ranges = product.origin.requests(for: "/downloads/windows").map { ServedFile.header("range", in: $0) }
        #expect(ranges == ["bytes=0-10485759", "bytes=10485760-10486759"])
    }

    @Test(
        "What is no media is an error with a code, never a file",
        arguments: [
            ("404 Not Found", "Content-Length: 2\r\n\r\nno", 502, "download_failed"),
            ("500 Oops", "Content-Length: 0\r\n\r\n", 502, "download_failed"),
            ("200 OK", "Content-Type: video/mp4\r\nContent-Length: 0\r\n\r\n", 502, "upstream_empty"),
            ("200 OK", "Content-Type: text/html\r\n\r\n<html>sign in", 502, "upstream_html"),
            ("200 OK", "Content-Type: video/mp4\r\n\r\n<!DOCTYPE html><html>sign in", 502, "upstream_html"),
            ("302 Found", "Location: http://evil.example/\r\nContent-Length: 0\r\n\r\n", 502, "download_failed"),
            ("206 Partial Content", "Content-Type: video/mp4\r\nContent-Length: 3\r\n\r\nabc", 502, "download_failed"),
        ]
    )
    func failures(status: String, rest: String, expected: Int, code: String) throws {
        let product = try product
        product.origin.put("/downloads/failure.mp4") { _, _ in
            [.send("HTTP/1.1 \(status)\r\nConnection: close\r\n\(rest)")]
        }
        let answer = try product.get(product.signed("/downloads/failure.mp4"))
        let root = try JSONDocument(parsing: answer.body).root
        #expect(answer.status == expected && root["code"].string == code && root["status"].int == expected)
        let upstream = Int(status.prefix(3)) ?? 0
        if upstream >= 400 { #expect(root["upstreamStatus"].int == upstream) }
        #expect(answer.header("Cache-Control") == "no-store")
    }
}
