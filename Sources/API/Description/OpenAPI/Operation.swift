internal import JSON

/// An endpoint under one of its methods, as OpenAPI has it.
struct Operation {
    private let endpoint: EndpointDescription
    private let method: String
    private let shared: SharedResponses
    private var isHead: Bool { method == "HEAD" }

    /// - Parameter shared: what the document has once for all.
    init(_ endpoint: EndpointDescription, method: String, _ shared: SharedResponses) {
        self.endpoint = endpoint
        self.method = method
        self.shared = shared
    }

    var node: JSONNode {
        var members = [
            JSONMember("operationId", .string(isHead ? "\(endpoint.id)Head" : endpoint.id)),
            JSONMember("tags", .array([.string(endpoint.group.rawValue)])),
            JSONMember("summary", .string(isHead ? "\(endpoint.summary): the head alone" : endpoint.summary)),
            JSONMember("description", .string(isHead ? "As GET, without the body." : endpoint.text)),
            JSONMember("security", .array(security)),
        ]
        if !endpoint.parameters.isEmpty {
            members.append(JSONMember("parameters", .array(endpoint.parameters.map(\.node))))
        }
        if let body = endpoint.body { members.append(JSONMember("requestBody", body.node)) }
        let responses = endpoint.responses.map { JSONMember(String($0.status), node(of: $0)) }
        return .object(members + [JSONMember("responses", .object(responses))])
    }

    private func node(of response: ResponseDescription) -> JSONNode {
        if isHead { return response.node(withBody: false) }
        return shared.reference(to: response) ?? response.node(withBody: true)
    }

    /// One of these is needed.
    private var security: [JSONNode] {
        var schemes: [String] = []
        if case .token(let kinds) = endpoint.access {
            for scheme in kinds.map(\.scheme) where !schemes.contains(scheme) { schemes.append(scheme) }
        }
        if endpoint.takesSession { schemes.append(OpenAPIDocument.sessionScheme) }
        return schemes.map { .object([JSONMember($0, .array([]))]) }
    }
}

extension ParameterDescription {
    fileprivate var node: JSONNode {
        var members = [
            JSONMember("name", .string(field.name)), JSONMember("in", .string(place.rawValue)),
            JSONMember("description", .string(field.description)),
        ]
        if field.isRequired { members.append(JSONMember("required", .bool(true))) }
        return .object(members + [JSONMember("schema", field.schema.node)])
    }
}

extension BodyDescription {
    fileprivate var node: JSONNode {
        let content = JSONNode.object(("schema", schema.node), ("examples", .object(examples.members)))
        return .object(
            ("description", .string("At most \(sizeLimit) bytes.")),
            ("required", .bool(isRequired)),
            ("content", .object([JSONMember(HeaderField.json, content)]))
        )
    }
}

extension ResponseDescription {
    func node(withBody: Bool) -> JSONNode {
        var members = [JSONMember("description", .string(text))]
        if !headers.isEmpty {
            let all = headers.map { JSONMember($0.name, $0.header) }
            members.append(JSONMember("headers", .object(all)))
        }
        if withBody, !contents.isEmpty {
            let all = contents.map { JSONMember($0.type, $0.node) }
            members.append(JSONMember("content", .object(all)))
        }
        return .object(members)
    }
}

extension Field {
    /// As a header of an answer.
    fileprivate var header: JSONNode {
        let required = isRequired ? [JSONMember("required", .bool(true))] : []
        return .object(
            [JSONMember("description", .string(description))] + required + [JSONMember("schema", schema.node)]
        )
    }
}

extension ResponseDescription.Content {
    fileprivate var node: JSONNode {
        var members = [JSONMember("schema", schema.node)]
        if !examples.isEmpty { members.append(JSONMember("examples", .object(examples.members))) }
        return .object(members)
    }
}

extension [NamedExample] {
    fileprivate var members: [JSONMember] {
        map { example in
            guard let component = example.component else { return JSONMember(example.name, example.node) }
            return JSONMember(example.name, .object(("$ref", .string("#/components/examples/\(component)"))))
        }
    }
}

extension NamedExample {
    var node: JSONNode { .object(("summary", .string(summary)), ("value", value)) }
}
