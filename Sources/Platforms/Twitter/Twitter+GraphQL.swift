internal import JSON

extension TwitterExtractor {
    /// The query of the web site, with a guest's token.
    static let graphQL = Strategy("graphql") { link, session throws(ExtractionFailure) in
        var inquiry = TwitterInquiry(id: link.id)
        while true {
            let token = try TwitterGuestToken.current(in: session)
            let response = try session.send(inquiry.request(as: .guest(token: token)))
            switch try inquiry.judge(response) {
            case .again(let forgetsToken):
                if forgetsToken { TwitterGuestToken.forget(in: session) }
            case .result(let result): return try TwitterPost(graphQL: result, link: link).post()
            }
        }
    }
}
