internal import JSON

/// The token that X gives any visitor. Kept for all parses of a worker: minting is limited strictly.
enum TwitterGuestToken {
    private static let name = "twitter guest"
    private static let refusal = "twitter guest refused"
    /// X's own cookie for it lives three hours.
    private static let lifetime: Duration = .seconds(10_000)
    private static let pause: Duration = .seconds(60)

    /// - Throws: ``ExtractionFailure`` where X gives none; it is then not asked again for a minute.
    static func current(in session: Session) throws(ExtractionFailure) -> String {
        if let token = session.tokens.value(named: name) { return token }
        guard session.tokens.value(named: refusal) == nil else {
            throw ExtractionFailure(.blockedByPlatform, "the guest token was refused a moment ago")
        }
        let response = try session.send(TwitterRequests.guestToken)
        let token = response.status == 200 ? token(in: response.body) : nil
        guard let token else {
            session.tokens.store("1", named: refusal, for: pause)
            let reason: FailureReason = response.status == 429 ? .rateLimited : .blockedByPlatform
            throw ExtractionFailure(reason, "guest token: status \(response.status)")
        }
        session.tokens.store(token, named: name, for: lifetime)
        return token
    }

    static func forget(in session: Session) { session.tokens.remove(named: name) }

    private static func token(in body: [UInt8]) -> String? {
        do {
            let token = try JSONDocument(parsing: body).root["guest_token"].identifier
            return token.flatMap { Alphabet.digits.spells($0, 1...32) ? $0 : nil }
        } catch { return nil }
    }
}
