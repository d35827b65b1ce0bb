import Foundation
import API
import Platforms
import Testing

@testable import Site

@Suite("The page of errors")
struct ErrorPageTests {
    private func page() throws -> String { try #require(try TestSite.whole()["docs/errors/index.html"]) }

    private static let names =
        Set(ErrorCode.allCases.map(\.rawValue)).union(FailureReason.allCases.map(\.rawValue))
        .union(FrontError.allCases.map(\.rawValue)).sorted()

    @Test("Every code and every reason has an anchor of exactly its name, once", arguments: names)
    func anchors(name: String) throws {
        let page = try page()
        #expect(page.ranges(of: "id=\"\(name)\"").count == 1)
    }

    @Test("Every documentation link of an answer leads to an anchor", arguments: ErrorCode.allCases)
    func links(code: ErrorCode) throws {
        let body = String(decoding: Envelope(origin: "").failure(APIError(code), requestID: "r"), as: UTF8.self)
        let anchor = try #require(body.split(separator: "/docs/errors/#").last?.prefix { $0 != "\"" })
        #expect(try page().contains("id=\"\(anchor)\""))
    }

    @Test(
        "Each entry says its sentence, its status, and shows the answer that the service writes",
        arguments: ErrorCode.allCases
    )
    func entry(code: ErrorCode) throws {
        let page = try page()
        let start = try #require(page.firstRange(of: "id=\"\(code.rawValue)\""))
        let entry = page[start.upperBound...].prefix(4000)
        #expect(entry.contains("HTTP \(code.status)"))
        #expect(entry.contains("\"\(code.rawValue)\""))
        #expect(entry.contains("req_"))
    }

    @Test("Causes and remedies are written for every code and reason")
    func notes() {
        for note in ErrorCode.allCases.map(\.note) + FailureReason.allCases.map(\.note) {
            #expect(!note.remedy.isEmpty)
            #expect(!note.causes.isEmpty)
        }
    }

    @Test("A code that is left out of the table leaves the page")
    func fewer() throws {
        var facts = TestSite.facts()
        facts.codes = [.busy]
        let site = try TestSite.build(
            TestSite.frame + [
                SiteFile("docs/errors.md", "---\n\(TestSite.page)\n---\n{{#codes}}{{{code}}} {{/codes}}")
            ],
            facts
        )
        let page = try #require(site["docs/errors/index.html"])
        #expect(page.contains("busy"))
        #expect(!page.contains("missing_token"))
    }
}
