/// The guest that the site takes anybody for: the cookie ttwid. Kept for all parses of a worker.
enum DouyinGuest {
    private static let cookie = "ttwid"
    private static let name = "douyin guest"
    private static let refusal = "douyin guest refused"
    /// It lives for a year; what it may ask for does not.
    private static let lifetime: Duration = .seconds(6 * 3600)
    private static let pause: Duration = .seconds(60)
    private static let characters = Alphabet(Alphabet.letters + "0123456789_-.%|=+/~*!:")

    /// Sees to it that the session has a cookie to ask with.
    ///
    /// - Returns: whether another guest may do better than this one.
    static func prepare(_ session: Session) throws(ExtractionFailure) -> Bool {
        if let kept = session.tokens.value(named: name), session.cookies.value(named: "sessionid") == nil {
            put(kept, into: session)
            return true
        }
        // The operator's, or one that an answer before brought.
        if session.cookies.value(named: cookie) != nil { return session.cookies.value(named: "sessionid") == nil }
        try register(session)
        return false
    }

    /// Gives the session a new one.
    static func renew(_ session: Session) throws(ExtractionFailure) {
        session.tokens.remove(named: name)
        try register(session)
    }

    private static func register(_ session: Session) throws(ExtractionFailure) {
        guard session.tokens.value(named: refusal) == nil else {
            throw ExtractionFailure(.blockedByPlatform, "a guest was refused a moment ago")
        }
        let request = DouyinRequests.registration
        let response = try session.send(request)
        var jar = CookieJar()
        jar.store(from: response, requestURL: request.url)
        guard let value = jar.value(named: cookie), characters.spells(value, 1...1000) else {
            session.tokens.store("1", named: refusal, for: pause)
            let reason: FailureReason = response.status == 429 ? .rateLimited : .blockedByPlatform
            throw ExtractionFailure(reason, "no guest: status \(response.status) without ttwid")
        }
        session.tokens.store(value, named: name, for: lifetime)
        put(value, into: session)
    }

    /// It is given for the registry's domain; the site itself is another.
    private static func put(_ value: String, into session: Session) {
        session.cookies.set(CookieJar.Cookie(name: cookie, value: value, domain: "douyin.com"))
    }
}
