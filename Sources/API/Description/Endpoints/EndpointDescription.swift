/// One endpoint as callers are told of it. The documentation and the OpenAPI document are made from these; a test holds
/// them against the router and against real answers.
package struct EndpointDescription: Sendable {
    /// A stable name in lower camel case: `parsePost`.
    package let id: String
    package let method: String
    /// With names in braces for its variable parts: `/api/v1/keys/{id}`.
    package let path: String
    package let group: Group
    /// A few words without a full stop.
    package let summary: String
    /// One or more sentences.
    package let text: String
    package let access: Access
    /// Whether the console's session, a cookie, does as well as an account's token.
    package let takesSession: Bool
    /// Whether a browser has to say that this site's own page asks.
    package let isForOwnPages: Bool
    package let parameters: [ParameterDescription]
    package let body: BodyDescription?
    /// By status, ascending; each status once.
    package let responses: [ResponseDescription]

    /// What endpoints are listed under.
    package enum Group: String, CaseIterable, Sendable {
        case parse = "Parse"
        case media = "Media"
        case account = "Account"
        case keys = "Keys"
        case pages = "Own pages"
        case service = "Service"
    }

    package init(
        id: String,
        _ method: String,
        _ path: String,
        _ group: Group,
        summary: String,
        text: String,
        access: Access,
        takesSession: Bool = false,
        isForOwnPages: Bool = false,
        parameters: [ParameterDescription] = [],
        body: BodyDescription? = nil,
        responses: [ResponseDescription]
    ) {
        self.id = id
        self.method = method
        self.path = path
        self.group = group
        self.summary = summary
        self.text = text
        self.access = access
        self.takesSession = takesSession
        self.isForOwnPages = isForOwnPages
        self.parameters = parameters
        self.body = body
        self.responses = responses
    }

    /// A GET answers HEAD too.
    package var methods: [String] { method == "GET" ? ["GET", "HEAD"] : [method] }

    /// The codes of all failures that it can answer with.
    package var codes: Set<String> { Set(responses.flatMap(\.codes)) }

    /// The success's answer.
    package var success: ResponseDescription? { responses.first { $0.status < 300 } }
}
