internal import JSON

extension TwitterExtractor {
    /// The same query as an operator's account, which is shown what visitors are too young for or must log in for. A
    /// protected author's posts stay private, whoever the account follows.
    static let account = Strategy("account") { link, session throws(ExtractionFailure) in
        let text = Alphabet(Alphabet.letters + "0123456789")
        guard let csrf = session.cookies.value(named: "ct0"), text.spells(csrf, 16...256) else {
            throw ExtractionFailure(.loginRequired, "account: the cookies have no ct0")
        }
        var inquiry = TwitterInquiry(id: link.id)
        while true {
            let response = try session.send(inquiry.request(as: .account(csrf: csrf)))
            switch try inquiry.judge(response) {
            case .again(let forgetsToken):
                if forgetsToken { throw ExtractionFailure(.loginRequired, "account: status \(response.status)") }
            case .result(let result):
                let author = result["core"]["user_results"]["result"]
                guard author["legacy"]["protected"].bool != true, author["privacy"]["protected"].bool != true else {
                    throw ExtractionFailure(.private, "account: a protected author")
                }
                return try TwitterPost(graphQL: result, link: link).post()
            }
        }
    }
}
