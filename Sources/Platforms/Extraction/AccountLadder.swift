/// A ladder that asks as any visitor first, and with the operator's account only where visitors are kept out: accounts
/// that ask much are locked.
package struct AccountLadder: Sendable {
    package typealias Climb = @Sendable (PostLink, Session) throws(ExtractionFailure) -> Post

    private let anonymous: Climb
    private let account: Strategy
    private let cookie: String

    /// - Parameters:
    ///   - cookie: the name of the cookie without which there is no account.
    ///   - anonymous: the ladder for visitors.
    package init(account: Strategy, cookie: String, anonymous: @escaping Climb) {
        self.account = account
        self.cookie = cookie
        self.anonymous = anonymous
    }

    /// - Throws: what the account was told of the post; where it was told nothing, what visitors were.
    package func climb(_ link: PostLink, in session: Session) throws(ExtractionFailure) -> Post {
        let cookies = session.cookies
        session.cookies = CookieJar()
        session.cookieUse = .unused
        let refusal: ExtractionFailure
        do { return try anonymous(link, session) } catch { refusal = error }
        guard cookies.value(named: cookie) != nil, Self.mayHelp(refusal.reason), !session.isExpired,
            !session.isResting(account.name)
        else { throw refusal }
        session.cookies = cookies
        do {
            let post = try session.attempt(account, link: link)
            session.cookieUse = .account(nil)
            return post
        } catch {
            session.cookieUse = .account(error)
            throw error.reason.isVerdict ? error : refusal
        }
    }

    /// Whether an account may be shown what a visitor was not. What is private stays so, whoever follows whom.
    static func mayHelp(_ reason: FailureReason) -> Bool {
        switch reason {
        case .loginRequired, .ageRestricted, .blockedByPlatform, .rateLimited, .platformChanged, .platformTimeout: true
        case .notFound, .private, .regionRestricted, .live, .paidOrDRM, .noMedia: false
        }
    }
}
