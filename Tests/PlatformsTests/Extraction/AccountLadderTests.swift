import Testing

@testable import Platforms

@Suite("An account behind the visitors' ladder")
struct AccountLadderTests {
    private let link = PostLink(platform: .instagram, kind: .post, id: "1", canonicalURL: "https://example.com/1")
    private let post = Post(platform: .instagram, id: "1", webpageURL: "https://example.com/1")
    private let cookies = CookieJar([CookieJar.Cookie(name: "sid", value: "secret", domain: "example.com")])

    private func session(_ cookies: CookieJar, time: Duration = .seconds(60)) -> Session {
        Session(
            platform: .instagram,
            fetcher: ScriptedWeb<String>([:]) { _ in nil },
            tokens: TokenCache(),
            cookies: cookies,
            deadline: .now + time
        )
    }

    private func climb(
        _ session: Session,
        visitor: FailureReason?,
        account: FailureReason? = nil
    ) -> Result<Post, ExtractionFailure> {
        let post = post
        let strategy = Strategy("account") { _, session throws(ExtractionFailure) in
            guard session.cookies.value(named: "sid") == "secret" else {
                throw ExtractionFailure(.platformChanged, "the account's cookies are not there")
            }
            if let account { throw ExtractionFailure(account, "account") }
            return post
        }
        let ladder = AccountLadder(account: strategy, cookie: "sid") { _, session throws(ExtractionFailure) in
            guard session.cookies.cookies.isEmpty else { throw ExtractionFailure(.noMedia, "a visitor with cookies") }
            if let visitor { throw ExtractionFailure(visitor, "visitor") }
            return post
        }
        return Result { () throws(ExtractionFailure) in try ladder.climb(link, in: session) }
    }

    @Test("What visitors are given is enough: the account is not used")
    func visitor() throws {
        let session = session(cookies)
        #expect(try climb(session, visitor: nil).get() == post)
        #expect(session.attempts.isEmpty && session.cookieUse == .unused)
    }

    @Test("Where visitors are kept out the account is asked", arguments: FailureReason.allCases)
    func account(reason: FailureReason) {
        let session = session(cookies)
        let result = climb(session, visitor: reason)
        if AccountLadder.mayHelp(reason) {
            #expect(result == .success(post))
            #expect(session.attempts.map(\.strategy) == ["account"] && session.cookieUse == .account(nil))
        } else {
            #expect(result == .failure(ExtractionFailure(reason, "visitor")))
            #expect(session.attempts.isEmpty && session.cookieUse == .unused)
        }
    }

    @Test("Without the account's cookie, or without time, it is not asked")
    func without() {
        let none = session(CookieJar([CookieJar.Cookie(name: "other", value: "1", domain: "example.com")]))
        #expect(climb(none, visitor: .loginRequired) == .failure(ExtractionFailure(.loginRequired, "visitor")))
        let late = session(cookies, time: .seconds(-1))
        #expect(climb(late, visitor: .loginRequired) == .failure(ExtractionFailure(.loginRequired, "visitor")))
        #expect(none.attempts.isEmpty && late.attempts.isEmpty)
    }

    @Test("A verdict of the account counts; what is wrong with the account is the operator's, not the caller's")
    func accountFails() {
        let gone = session(cookies)
        #expect(
            climb(gone, visitor: .loginRequired, account: .private) == .failure(ExtractionFailure(.private, "account"))
        )
        let dead = session(cookies)
        let result = climb(dead, visitor: .rateLimited, account: .loginRequired)
        #expect(result == .failure(ExtractionFailure(.rateLimited, "visitor")))
        #expect(dead.cookieUse == .account(ExtractionFailure(.loginRequired, "account")))
    }

    @Test("An account that was refused again and again is left alone")
    func rests() {
        let breaker = CircuitBreaker()
        for _ in 0..<CircuitBreaker.threshold {
            breaker.note(ExtractionFailure(.blockedByPlatform, ""), of: "instagram/account")
        }
        let session = Session(
            platform: .instagram,
            fetcher: ScriptedWeb<String>([:]) { _ in nil },
            tokens: TokenCache(),
            breaker: breaker,
            cookies: cookies,
            deadline: .now + .seconds(60)
        )
        #expect(climb(session, visitor: .loginRequired) == .failure(ExtractionFailure(.loginRequired, "visitor")))
        #expect(session.attempts.isEmpty)
    }
}
