import JSON
import PlatformsTesting
import Recordings
import Testing

@testable import Platforms

@Suite("Following short links")
struct ShortLinkResolverTests {
    /// An answer for each address that is asked.
    private func resolve(_ link: String, _ hops: [(url: String, status: Int, headers: [(String, String)])]) throws
        -> Result<PostLink, ShortLinkFailure>
    {
        let exchanges = hops.map { hop in
            Exchange(
                pattern: RequestPattern(method: "*", url: hop.url, contains: []),
                response: RecordedResponse(status: hop.status, headers: hop.headers.map { (name: $0.0, value: $0.1) })
            )
        }
        let recording = Recording(name: "hops", url: link, platform: "", exchanges: exchanges, expectation: .missing)
        let short = try #require(LinkRecogniser(.standard).link(in: link))
        let session = Session(
            platform: short.platform,
            fetcher: RecordedFetcher([recording]),
            tokens: TokenCache(),
            deadline: .now + .seconds(5)
        )
        do { return .success(try ShortLinkResolver(catalogue: .standard).resolve(short, in: session)) } catch {
            return .failure(error)
        }
    }

    private func reason(_ result: Result<PostLink, ShortLinkFailure>) -> FailureReason? {
        if case .failure(.failed(let failure)) = result { failure.reason } else { nil }
    }

    private let post = "https://www.tiktok.com/@a/video/7300000000000000001?_r=1"

    @Test("A redirect to a post ends the walk", arguments: [301, 302, 303, 307, 308])
    func one(status: Int) throws {
        let link = try resolve(
            "vm.tiktok.com/ZMabc1234",
            [("https://vm.tiktok.com/ZMabc1234*", status, [("Location", post)])]
        )
        #expect(try link.get().id == "7300000000000000001")
    }

    @Test("Short links that lead to short links are followed, relative redirects too")
    func several() throws {
        let link = try resolve(
            "vt.tiktok.com/ZSabc1234",
            [
                ("https://vt.tiktok.com/ZSabc1234*", 301, [("Location", "https://www.tiktok.com/t/ZTabc1234/")]),
                ("https://www.tiktok.com/t/ZTabc1234*", 302, [("location", "/@a/photo/7300000000000000002")]),
            ]
        )
        #expect(try link.get().id == "7300000000000000002")
    }

    @Test(
        "A hop to another site, another platform, another scheme or a private address is refused and never asked",
        arguments: [
            "https://evil.example/@a/video/7300000000000000001", "http://127.0.0.1/", "http://169.254.169.254/latest",
            "https://x.com/a/status/20", "https://u:p@www.tiktok.com/@a/video/7300000000000000001",
            "https://www.tiktok.com:8443/@a/video/7300000000000000001", "//evil.example/x", "https://www.tiktok.com/@a",
            "https://www.tiktok.com/@a/live", "https://[::1]/",
        ]
    )
    func elsewhere(location: String) throws {
        let link = try resolve("vm.tiktok.com/ZMabc1234", [("https://vm.tiktok.com/*", 302, [("Location", location)])])
        #expect(link == .failure(.leadsElsewhere))
    }

    @Test(
        "The same for the short links of every platform",
        arguments: [
            "b23.tv/AbCd123", "t.cn/A6AbCdEf", "vm.tiktok.com/ZMabc1234", "v.douyin.com/iAbCdEfG", "xhslink.com/AbCd12",
            "v.kuaishou.com/2yAbcdZ",
        ]
    )
    func everywhere(short: String) throws {
        let inside = [
            "http://127.0.0.1/", "http://[::ffff:a9fe:a9fe]/", "http://2130706433/", "https://localhost/",
            "https://evil.example/",
            "https://youtu.be/aB3_-xyzQ12", "//127.0.0.1/",
        ]
        for location in inside {
            // Only the short link itself is recorded: any other request would be a failure with another reason.
            let host = short.split(separator: "/")[0]
            let link = try resolve(short, [("*://\(host)/*", 302, [("Location", location)])])
            #expect(link == .failure(.leadsElsewhere), "\(short) to \(location)")
        }
    }

    @Test(
        "What is no redirect to follow says why",
        arguments: [
            (302, [("Location", "https://www.tiktok.com/?_r=1")], FailureReason.notFound),
            (302, [("Location", "https://www.tiktok.com/login?redirect_url=x")], .loginRequired),
            (302, [("Location", "file:///etc/passwd")], .platformChanged),
            (302, [("Location", "")], .platformChanged), (302, [], .platformChanged),
            (302, [("Location", "/a"), ("Location", "/b")], .platformChanged),
            (200, [], .notFound), (404, [], .notFound), (429, [], .rateLimited), (403, [], .blockedByPlatform),
            (503, [], .platformTimeout),
        ]
    )
    func reasons(status: Int, headers: [(String, String)], expected: FailureReason) throws {
        let link = try resolve("vm.tiktok.com/ZMabc1234", [("https://vm.tiktok.com/*", status, headers)])
        #expect(reason(link) == expected)
    }

    @Test("Loops end, and so does the sixth hop")
    func loops() throws {
        let own = try resolve(
            "vm.tiktok.com/ZMabc1234",
            [("https://vm.tiktok.com/*", 302, [("Location", "https://vm.tiktok.com/ZMabc1234/")])]
        )
        #expect(reason(own) == .notFound)
        let chain = (0..<9).map { number in
            (
                "https://vm.tiktok.com/ZMabc123\(number)*", 302,
                [("Location", "https://vm.tiktok.com/ZMabc123\(number + 1)/")]
            )
        }
        #expect(reason(try resolve("vm.tiktok.com/ZMabc1230", chain)) == .notFound)
    }
}
