/// One request as the web server handed it over.
package struct FastCGIRequest: Sendable {
    /// As CGI/1.1 (RFC 3875) has them: `REQUEST_METHOD`, `HTTP_ACCEPT`. In order of arrival; a header that a client
    /// sent twice stands here twice.
    package let parameters: [(name: String, value: String)]
    package let body: Body
    /// Which of the worker's threads serves it, from 0.
    package var thread = 0

    /// A request's body.
    package enum Body: Sendable, Equatable {
        case bytes([UInt8])
        /// Longer than ``ServerLimits/bodySize``, or announced to be.
        case tooLarge
        /// Ended before the length that was announced.
        case incomplete
    }

    package init(parameters: [(name: String, value: String)], body: Body = .bytes([])) {
        self.parameters = parameters
        self.body = body
    }

    /// A parameter's value; empty where it is absent. Of two the first counts: the web server's own come before those
    /// that a client's header adds.
    package subscript(name: String) -> String { parameters.first { $0.name == name }?.value ?? "" }
}

extension FastCGIRequest {
    /// The request's header fields, names in lower case with hyphens. `CONTENT_TYPE` and `CONTENT_LENGTH` stand among
    /// them; `Proxy` does not (it would become `HTTP_PROXY`, "httpoxy").
    package var headers: [(name: String, value: String)] {
        parameters.compactMap { name, value in
            switch name {
            case "CONTENT_TYPE" where !value.isEmpty: return ("content-type", value)
            case "CONTENT_LENGTH" where !value.isEmpty: return ("content-length", value)
            case "HTTP_PROXY", "HTTP_CONTENT_TYPE", "HTTP_CONTENT_LENGTH": return nil
            default:
                guard name.hasPrefix("HTTP_") else { return nil }
                return (String(name.dropFirst(5).lowercased().map { $0 == "_" ? "-" : $0 }), value)
            }
        }
    }
}
