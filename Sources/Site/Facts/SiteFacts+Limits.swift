internal import API
internal import Platforms

extension SiteFacts {
    /// Bounds that callers meet.
    var limitFacts: TemplateValue {
        .object([
            "bodyKiB": .init(PublishedLimits.bodyBytes / 1024),
            "linkCharacters": .init(PublishedLimits.linkCharacters),
            "idempotencyKeyLength": .init(PublishedLimits.idempotencyKeyLength.upperBound),
            "idempotencyHours": .init(PublishedLimits.idempotencySeconds / 3600),
            "requestIDLength": .init(PublishedLimits.requestIDLength),
            "keyNameLength": .init(PublishedLimits.keyNameLength.upperBound),
            "keyAddresses": .init(PublishedLimits.keyAddresses),
            "resetGraceSeconds": .init(PublishedLimits.resetGraceSeconds),
            "resetGraceDays": .init(PublishedLimits.resetGraceSeconds / 86_400),
        ])
    }

    /// Every link that a test key answers, in the order of the numbers.
    var testLinkFacts: [TemplateValue] {
        MagicLink.outcomes.sorted { $0.key < $1.key }.map { number, outcome in
            let (answer, reason) =
                switch outcome {
                case .post(let post): (post.title, "")
                case .error(let error): (error.code.rawValue, error.reason?.rawValue ?? "")
                }
            let isPost = if case .post = outcome { true } else { false }
            return .object([
                "url": .init(MagicLink.url(number)), "isPost": .flag(isPost), "answer": .init(answer),
                "reason": .init(reason),
            ])
        }
    }
}
