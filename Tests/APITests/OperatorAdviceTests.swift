import JSON
import Platforms
import Testing

@testable import API

@Suite("What an operator is advised")
struct OperatorAdviceTests {
    private func advice(_ platform: PlatformID, _ reason: FailureReason) throws -> String? {
        try #require(Catalogue.standard[platform]).advice(on: reason)
    }

    @Test("A refused address names the proxy's setting, and cookies only where they help")
    func refused() throws {
        #expect(try advice(.youtube, .blockedByPlatform) == "another address: EASYDOWN_PROXY_YOUTUBE")
        #expect(
            try advice(.instagram, .rateLimited)
                == "another address: EASYDOWN_PROXY_INSTAGRAM; or cookies: EASYDOWN_COOKIES_INSTAGRAM"
        )
        #expect(try advice(.weibo, .loginRequired) == "cookies: EASYDOWN_COOKIES_WEIBO")
        #expect(try advice(.youtube, .ageRestricted)?.contains("EASYDOWN") == false)
    }

    @Test("Of the post itself there is nothing to advise", arguments: FailureReason.allCases)
    func reasons(reason: FailureReason) throws {
        let isPosts = [.notFound, .private, .live, .paidOrDRM, .noMedia].contains(reason)
        for platform in Catalogue.standard.platforms { #expect((platform.advice(on: reason) == nil) == isPosts) }
    }

    @Test("The log line of a refusal carries it")
    func logged() throws {
        let api = try TestAPI { _ in .failure(ExtractionFailure(.blockedByPlatform, "bot check")) }
        #expect(api.parse(token: try api.token()).code == "304")
        let line = try #require(api.records.last)
        #expect(line.advice == "another address: EASYDOWN_PROXY_YOUTUBE")
        #expect(line.members.contains { $0.name == "advice" })
    }
}
