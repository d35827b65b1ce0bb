import Foundation
import JSON
import Testing

@testable import API

@Suite("The failures that nginx answers by itself")
struct FrontErrorTests {
    private static let root = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// The bodies of nginx's configuration, with the status that each is sent with.
    private static func answers() throws -> [(status: Int, body: JSONValue)] {
        let file = root.appendingPathComponent("nginx/snippets/easydown-error-locations.conf")
        return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").compactMap { line in
            let words = line.split(separator: " ", maxSplits: 2)
            guard words.first == "return", let status = Int(words[1]) else { return nil }
            let text = words[2].dropFirst().dropLast(2)
            return (status, try JSONDocument(parsing: Array(text.utf8)).root)
        }
    }

    @Test("Each is in the envelope, with a status and a code that belong together")
    func codes() throws {
        let answers = try Self.answers()
        #expect(answers.count > 10)
        for (status, body) in answers {
            #expect(EnvelopeSchema.failure.differences(from: body) == [])
            let code = try #require(body["code"].string)
            #expect(body["status"].int == status)
            #expect((ErrorCode(rawValue: code)?.status ?? FrontError(rawValue: code)?.status) == status, "\(code)")
            #expect(body["docUrl"].string == "/docs/errors/#\(code)")
        }
    }

    @Test("A refused method is told the same by nginx as by the service")
    func allowed() throws {
        let file = Self.root.appendingPathComponent("nginx/snippets/easydown-http.conf")
        let text = try String(contentsOf: file, encoding: .utf8)
        let map = try #require(text.split(separator: "map $request_uri $easydown_allow {").last?.prefix { $0 != "}" })
        let lines = map.split(separator: "\n").map { $0.split(separator: "\"").map(String.init) }
        let patterns = try lines.filter { $0.count == 5 }.map { (try Regex(String($0[1].dropFirst())), $0[3]) }
        #expect(patterns.count == 5)
        let endpoints = APIDescription().endpoints
        for path in Set(endpoints.map(\.path)) {
            let address = path.replacing("{id}", with: "key_1")
            let methods = endpoints.filter { $0.path == path }.flatMap(\.methods)
            for request in [address, "\(address)?a=/b"] {
                let allow = patterns.first { request.firstMatch(of: $0.0) != nil }?.1 ?? "GET, HEAD"
                #expect(Set(allow.components(separatedBy: ", ")) == Set(methods), "\(request)")
            }
        }
    }

    @Test("Those that only nginx has are told in its words", arguments: FrontError.allCases)
    func texts(error: FrontError) throws {
        let body = try #require(try Self.answers().first { $0.body["code"].string == error.rawValue }?.body)
        #expect(body["msg"].string == error.message)
        #expect(body["retryable"].bool == error.isRetryable)
        #expect(body["retryAfter"].int == error.retryAfter)
    }
}
