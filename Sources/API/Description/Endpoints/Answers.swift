internal import JSON
internal import Platforms

/// Makes an endpoint's responses of its success and the codes of its failures.
struct Answers {
    /// Start of documentation links.
    let origin: String
    /// Whether nginx limits the endpoint's rate.
    var isLimited = true

    /// The responses by status, ascending.
    ///
    /// - Parameters:
    ///   - successes: where a failure has the same status (code 304), both stand under it.
    ///   - codes: failures beside those that every endpoint has.
    func responses(_ successes: [ResponseDescription], _ codes: [ErrorCode]) -> [ResponseDescription] {
        var failures: [Int: [Failure]] = [:]
        let own = codes + [.methodNotAllowed, .internalError, .busy] + (isLimited ? [.rateLimited] : [])
        for code in ErrorCode.allCases where own.contains(code) { failures[code.status, default: []].append(of(code)) }
        for error in FrontError.ofEndpoints { failures[error.status, default: []].append(of(error)) }
        // What nginx cannot read at all.
        if !own.contains(.invalidRequest) { failures[ErrorCode.invalidRequest.status] = [of(.invalidRequest)] }
        let both = successes.map { success in
            failures.removeValue(forKey: success.status).map { success.or(response(success.status, $0)) } ?? success
        }
        return (both + failures.map { response($0.key, $0.value) }).sorted { $0.status < $1.status }
    }

    func success(
        _ data: Schema,
        status: Int = 200,
        _ text: String,
        headers: [Field] = [],
        examples: [NamedExample]? = nil
    ) -> ResponseDescription {
        let schema = EnvelopeSchema.success(data, status: status)
        return ResponseDescription(
            status,
            text,
            headers: HeaderField.common + headers,
            contents: [
                .init(
                    HeaderField.json,
                    schema,
                    examples: examples ?? [NamedExample("success", text, schema.sample)]
                )
            ]
        )
    }

    // MARK: Failures

    /// A failure with its examples, in the envelope and as a problem.
    private struct Failure {
        let code: String
        let text: String
        var examples: [NamedExample] = []
        var problems: [NamedExample] = []
    }

    private func of(_ error: FrontError) -> Failure { Failure(code: error.rawValue, text: error.message) }

    private func of(_ code: ErrorCode) -> Failure {
        let errors: [APIError] =
            switch code {
            case .noMedia: FailureReason.allCases.map { APIError(ExtractionFailure($0, "")) }
            case .rateLimited, .busy: [APIError(code, retryAfter: 2)]
            case .downloadFailed: [APIError(code, upstreamStatus: 404)]
            default: [APIError(code)]
            }
        let envelope = Envelope(origin: origin)
        func examples(_ kind: String, _ body: (APIError) -> JSONNode) -> [NamedExample] {
            errors.map { error in
                let name = error.reason?.rawValue ?? code.rawValue
                let component = "\(kind)-\(code == .noMedia ? "304-" : "")\(name)"
                return NamedExample(name, error.message, body(error), component: component)
            }
        }
        return Failure(
            code: code.rawValue,
            text: code.message,
            examples: examples("failure") { envelope.failureNode($0, requestID: Self.requestID) },
            problems: examples("problem") { envelope.problemNode($0, requestID: Self.requestID) }
        )
    }

    private static let requestID = "req_4fK2bZq81LmNw0Xy"

    private func response(_ status: Int, _ failures: [Failure]) -> ResponseDescription {
        let codes = failures.map(\.code)
        return ResponseDescription(
            status,
            failures.map { "`\($0.code)`: \($0.text)" }.joined(separator: "\n\n"),
            headers: HeaderField.common + HeaderField.ofFailure(status),
            contents: [
                .init(
                    HeaderField.json,
                    EnvelopeSchema.failure.limited(to: codes),
                    examples: failures.flatMap(\.examples)
                ),
                .init(
                    HeaderField.problem,
                    EnvelopeSchema.problem.limited(to: codes),
                    examples: failures.flatMap(\.problems)
                ),
            ],
            codes: codes
        )
    }
}

extension ResponseDescription {
    /// Both under one status.
    fileprivate func or(_ other: ResponseDescription) -> ResponseDescription {
        let own = contents.map { content in
            guard let more = other.contents.first(where: { $0.type == content.type }) else { return content }
            return Content(
                content.type,
                .anyOf([content.schema, more.schema]),
                examples: content.examples + more.examples
            )
        }
        let more = other.contents.filter { content in !contents.contains { $0.type == content.type } }
        return ResponseDescription(
            status,
            "\(text)\n\n\(other.text)",
            headers: headers,
            contents: own + more,
            codes: codes + other.codes
        )
    }
}

extension Schema {
    /// A failure whose code is one of these.
    fileprivate func limited(to codes: [String]) -> Schema {
        Schema(.narrowed(self, to: [Field("code", .choice(codes), "One of those of this status.")]))
    }
}
