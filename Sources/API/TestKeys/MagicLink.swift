package import Platforms

/// The links that a test key understands: `https://www.tiktok.com/@easydown/video/70000000000000000NN`, where the last
/// four digits say what is answered. No platform is asked and nothing is charged.
package enum MagicLink {
    private static let user = "easydown"
    private static let start = "700000000000000"

    /// What a magic number answers.
    package enum Outcome: Sendable {
        case post(Post)
        case error(APIError)
    }

    /// - Throws: ``APIError``: what the number stands for, or 400 for a link that is no magic one.
    static func post(for link: PostLink) throws(APIError) -> Post {
        guard link.platform == .tiktok, link.parameters["username"] == user, link.id.hasPrefix(start),
            let number = Int(link.id.dropFirst(start.count)), let outcome = outcomes[number]
        else {
            throw APIError(
                .invalidRequest,
                "A test key answers only magic links such as https://www.tiktok.com/@easydown/video/7000000000000000200"
            )
        }
        switch outcome {
        case .post(let post): return post
        case .error(let error): throw error
        }
    }

    /// The link of a number, for the documentation.
    package static func url(_ number: Int) -> String {
        let digits = String(number)
        let padding = String(repeating: "0", count: max(0, 4 - digits.count))
        return "https://www.tiktok.com/@\(user)/video/\(start)\(padding)\(digits)"
    }

    /// All numbers: 200 to 206 successes, 301 to 312 the reasons beside code 304, 4xx and 5xx the errors.
    package static let outcomes: [Int: Outcome] = {
        var outcomes: [Int: Outcome] = [:]
        for (place, post) in SamplePost.all.enumerated() { outcomes[200 + place] = .post(post) }
        for (place, reason) in FailureReason.allCases.enumerated() {
            outcomes[301 + place] = .error(APIError(ExtractionFailure(reason, "test key")))
        }
        for (number, code, seconds) in errors {
            let allow = code == .methodNotAllowed ? Router.Endpoint.parse.methods.joined(separator: ", ") : nil
            outcomes[number] = .error(APIError(code, retryAfter: seconds, allow: allow))
        }
        return outcomes
    }()

    private static let errors: [(Int, ErrorCode, Int?)] = [
        (400, .invalidRequest, nil), (4002, .unsupportedLink, nil), (401, .invalidToken, nil),
        (4011, .missingToken, nil),
        (4012, .tokenExpired, nil), (402, .insufficientCredits, nil), (403, .platformNotAllowed, nil),
        (4031, .addressNotAllowed, nil), (405, .methodNotAllowed, nil),
        (413, .payloadTooLarge, nil), (415, .unsupportedMediaType, nil),
        (422, .idempotencyConflict, nil), (429, .rateLimited, 1), (500, .internalError, nil), (503, .busy, 1),
    ]
}
