internal import JSON

extension KuaishouExtractor {
    private static let deviceName = "kuaishou.did"

    /// The desktop site's query. It asks for a browser's `did` cookie, the operator's where there is one; videos only.
    static let graphQL = Strategy("graphql") { link, session throws(ExtractionFailure) in
        identify(session)
        let response = try session.send(KuaishouRequests(link: link).graphQL)
        do throws(ExtractionFailure) {
            try KuaishouAnswer.check(response, isPage: false)
            return try post(in: KuaishouAnswer.json(response, "graphql"), link, session)
        } catch {
            // A device that was refused once is refused again.
            if error.reason == .blockedByPlatform { session.tokens.remove(named: deviceName) }
            throw error
        }
    }

    private static func post(
        in answer: JSONValue,
        _ link: PostLink,
        _ session: Session
    ) throws(ExtractionFailure) -> Post {
        let detail = answer["data"]["visionVideoDetail"]
        guard detail.kind == .object else { throw refusal(answer) }
        guard detail["status"].int == 1 else {
            let status = "visionVideoDetail.status \(detail["status"].int.map { String($0) } ?? "?")"
            // A picture post has another status here; after a refusal elsewhere that would be a guess.
            let wasRefused = session.attempts.contains { attempt in
                [.blockedByPlatform, .rateLimited, .loginRequired].contains(attempt.failure?.reason)
            }
            throw ExtractionFailure(wasRefused ? .platformChanged : .noMedia, status)
        }
        guard detail["photo"].kind == .object else { throw .changed(missing: "data.visionVideoDetail.photo") }
        return try KuaishouVision(detail["photo"], author: detail["author"], link).post()
    }

    private static func refusal(_ answer: JSONValue) -> ExtractionFailure {
        let message = answer["errors"][0]["message"].string ?? ""
        for object in [answer["data"], answer] where object["result"].int != nil { return KuaishouRefusal.of(object) }
        if message.lowercased().contains("captcha") {
            return ExtractionFailure(.blockedByPlatform, "graphql: \(message.prefix(60))")
        }
        if !message.isEmpty { return ExtractionFailure(.platformChanged, "graphql: \(message.prefix(60))") }
        guard answer["data"].exists else { return .changed(missing: "data.visionVideoDetail") }
        // Nothing but nulls is what a visitor without a known device gets.
        return ExtractionFailure(.blockedByPlatform, "graphql: data.visionVideoDetail is null")
    }

    /// Gives the desktop site the device that the session already is, or one like those its own pages make up.
    private static func identify(_ session: Session) {
        let domain = "kuaishou.com"
        func set(_ name: String, _ value: String) {
            session.cookies.set(CookieJar.Cookie(name: name, value: value, domain: domain))
        }
        if let device = session.cookies.value(named: "did") ?? session.tokens.value(named: deviceName) {
            set("did", device)
        } else {
            var random = SystemRandomNumberGenerator()
            let digits = (0..<32).map { _ in String(Int.random(in: 0..<16, using: &random), radix: 16) }
            let device = "web_\(digits.joined())"
            session.tokens.store(device, named: deviceName, for: .seconds(86_400))
            set("did", device)
        }
        for (name, value) in [("kpf", "PC_WEB"), ("kpn", "KUAISHOU_VISION"), ("clientid", "3")]
        where session.cookies.value(named: name) == nil {
            set(name, value)
        }
    }
}
