internal import API
internal import Platforms

extension SiteFacts {
    private static let requestID = "req_5mq4v9w2k7x1"

    var sampleFailure: String { example(APIError(.insufficientCredits)) }

    var codeFacts: [TemplateValue] {
        codes.map { code in
            let seconds = Self.exampleWait(code)
            let error = APIError(
                code,
                reason: code == .noMedia ? .notFound : nil,
                retryAfter: seconds,
                upstreamStatus: code == .downloadFailed ? 403 : nil
            )
            return Self.entry(code.rawValue, status: code.status, message: code.message, isRetryable: code.isRetryable, code.note)
                .adding(["example": .init(example(error))])
        }
    }

    /// Those whose name is a code's too are told there: a page has one anchor of a name.
    var reasonFacts: [TemplateValue] {
        let names = Set(codes.map(\.rawValue))
        return reasons.map { reason in
            let error = APIError(ExtractionFailure(reason, "example"))
            return Self.entry(reason.rawValue, status: 200, message: reason.sentence, isRetryable: reason.isRetryable, reason.note)
                .adding([
                    "example": .init(example(error)), "isCodeToo": .flag(names.contains(reason.rawValue)),
                ])
        }
    }

    /// Failures that nginx answers by itself.
    var frontFacts: [TemplateValue] {
        FrontError.allCases.map { error in
            .object([
                "code": .init(error.rawValue), "status": .init(error.status), "message": .init(error.message),
                "isRetryable": .flag(error.isRetryable),
                "example": .init(
                    JSONLayout.pretty(Envelope(origin: origin).failure(error, requestID: Self.requestID))
                ),
            ])
        }
    }

    private static func entry(
        _ code: String,
        status: Int,
        message: String,
        isRetryable: Bool,
        _ note: ErrorNote
    ) -> TemplateValue {
        .object([
            "code": .init(code), "status": .init(status), "message": .init(message),
            "isRetryable": .flag(isRetryable), "remedy": .init(note.remedy),
            "causes": .list(note.causes.map { .text($0) }),
        ])
    }

    /// The answer as the service would write it.
    private func example(_ error: APIError) -> String {
        JSONLayout.pretty(Envelope(origin: origin).failure(error, requestID: Self.requestID))
    }

    private static func exampleWait(_ code: ErrorCode) -> Int? {
        switch code {
        case .rateLimited: 3
        case .busy: 2
        default: nil
        }
    }
}
