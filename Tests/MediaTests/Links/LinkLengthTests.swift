import Platforms
import Testing

@testable import Media

@Suite("The length of links")
struct LinkLengthTests {
    private let signer: LinkSigner

    init() throws { signer = try .make() }

    private func opened(_ link: MediaLink) throws -> MediaLink? {
        guard let query = signer.query(for: link, now: MediaLink.now) else { return nil }
        #expect(query.utf8.count <= LinkSigner.longestQuery)
        return try signer.open(QueryParameters.decoded(query), now: MediaLink.now)
    }

    private func target(_ bytes: Int) -> MediaLink.Target {
        let start = "https://a.tiktokcdn.com/"
        return .file(url: start + String(repeating: "a", count: bytes - start.utf8.count))
    }

    @Test("What is too long loses its name, then what heals it, then is no link")
    func dropped() throws {
        let whole = MediaLink.make(target(1000), filename: String(repeating: "a", count: 150))
        #expect(try opened(whole) == whole)
        var seen: [String] = []
        for bytes in stride(from: 6500, to: 7600, by: 10) {
            let link = MediaLink.make(target(bytes), filename: String(repeating: "a", count: 150))
            let opened = try opened(link)
            let kind =
                if let opened {
                    "\(opened.filename != nil) \(opened.context.rendition != nil) \(opened.context.postURL != nil)"
                } else { "none" }
            if seen.last != kind { seen.append(kind) }
            guard let opened else { continue }
            #expect(opened.context.cookies == link.context.cookies && opened.context.keyID == link.context.keyID)
            #expect(opened.target == link.target && opened.expires == link.expires)
            #expect((opened.context.audioRendition == nil) == (opened.context.rendition == nil))
        }
        #expect(seen == ["true true true", "false true true", "false false false", "none"])
    }

    @Test("Cookies are never left out")
    func cookies() throws {
        func link(_ size: Int, url: Int) -> MediaLink {
            var link = MediaLink.make(target(url))
            link.context.cookies = [
                CookieJar.Cookie(name: "n", value: String(repeating: "v", count: size), domain: "a.b")
            ]
            return link
        }
        #expect(try opened(link(4000, url: 500)) == link(4000, url: 500))
        #expect(try opened(link(4000, url: 3000)) == nil)
        #expect(try opened(link(4093, url: 100)) == nil)
    }

    @Test("An address that is long by its escapes counts as what it becomes")
    func escapes() throws {
        #expect(try opened(.make(.file(url: "https://a.tiktokcdn.com/" + String(repeating: "&", count: 2500)))) == nil)
        let url = "https://a.tiktokcdn.com/" + String(repeating: "&", count: 2000)
        #expect(try opened(.make(.file(url: url)))?.target == .file(url: url))
    }
}
