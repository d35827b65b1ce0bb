/// The guest that the desktop site takes anybody for: the cookies SUB and SUBP. Kept for all parses of a worker.
enum WeiboVisitor {
    /// Where the cookies that go with a request come from.
    enum Origin {
        /// The operator's own log-in; never replaced.
        case operatorOwn
        /// An earlier parse minted them.
        case kept
        case fresh
    }

    /// Both values, as they go into a header.
    struct Pair: Equatable {
        let sub: String
        /// Empty where none was given; the first is enough.
        let subp: String

        /// - Returns: `nil` for anything that is no plain cookie value.
        init?(sub: String?, subp: String?) {
            guard let sub, Self.characters.spells(sub, 1...1000) else { return nil }
            self.sub = sub
            self.subp = subp.flatMap { Self.characters.spells($0, 1...1000) ? $0 : nil } ?? ""
        }

        private static let characters = Alphabet(Alphabet.letters + "0123456789_-.%=+/~*!|:@")
    }

    private static let name = "weibo visitor"
    private static let refusal = "weibo visitor refused"
    private static let domain = "weibo.com"
    /// They live for months; what they may ask for does not.
    private static let lifetime: Duration = .seconds(6 * 3600)
    private static let pause: Duration = .seconds(60)

    /// Sees to it that the session has cookies to ask with.
    ///
    /// - Throws: ``ExtractionFailure`` where the site gives none; it is then not asked again for a minute.
    static func prepare(_ session: Session) throws(ExtractionFailure) -> Origin {
        let kept = kept(in: session)
        if let own = session.cookies.value(named: "SUB"), own != kept?.sub { return .operatorOwn }
        if let kept {
            put(kept, into: session)
            return .kept
        }
        try mint(WeiboVisitorMint.usual, in: session)
        return .fresh
    }

    /// Gives the session new cookies, by the other way first: a visitor of the first may be one that nobody lets in.
    static func renew(_ session: Session) throws(ExtractionFailure) {
        session.tokens.remove(named: name)
        try mint(WeiboVisitorMint.usual.reversed(), in: session)
    }

    private static func mint(_ ways: [WeiboVisitorMint], in session: Session) throws(ExtractionFailure) {
        guard session.tokens.value(named: refusal) == nil else {
            throw ExtractionFailure(.blockedByPlatform, "visitor cookies were refused a moment ago")
        }
        var failures: [ExtractionFailure] = []
        for way in ways {
            do {
                let pair = try way.run(session)
                session.tokens.store("\(pair.sub) \(pair.subp)", named: name, for: lifetime)
                put(pair, into: session)
                return
            } catch { failures.append(error) }
            if session.isExpired { break }
        }
        session.tokens.store("1", named: refusal, for: pause)
        throw StrategyLadder.mostTelling(failures)
    }

    private static func kept(in session: Session) -> Pair? {
        guard let text = session.tokens.value(named: name) else { return nil }
        let parts = text.split(separator: " ", omittingEmptySubsequences: false)
        return Pair(sub: parts.first.map { String($0) }, subp: parts.dropFirst().first.map { String($0) })
    }

    private static func put(_ pair: Pair, into session: Session) {
        session.cookies.set(CookieJar.Cookie(name: "SUB", value: pair.sub, domain: domain))
        guard !pair.subp.isEmpty else { return }
        session.cookies.set(CookieJar.Cookie(name: "SUBP", value: pair.subp, domain: domain))
    }
}
