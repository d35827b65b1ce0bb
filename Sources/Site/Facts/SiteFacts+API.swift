internal import API
internal import JSON
internal import Ledger

extension SiteFacts {
    var description: APIDescription { APIDescription(catalogue: catalogue, settings: APISettings(origin: origin)) }

    /// Tables of fields by the name of their object: `schema.Post.fields`.
    var schemaFacts: TemplateValue {
        var named: [String: TemplateValue] = [:]
        for schema in description.endpoints.compactMap(\.success).flatMap(\.contents).map(\.schema) {
            Self.collect(schema, into: &named)
        }
        Self.collect(EnvelopeSchema.failure, into: &named)
        Self.collect(EnvelopeSchema.problem, into: &named)
        return .object(named)
    }

    private static func collect(_ schema: Schema, into named: inout [String: TemplateValue]) {
        if let name = schema.name, named[name] == nil {
            named[name] = .object([
                "text": .init(schema.text ?? ""), "fields": .list(schema.fields.map(FieldFact.value)),
            ])
        }
        for field in schema.fields { collect(field.schema, into: &named) }
        if case .list(let element, _) = schema.kind { collect(element, into: &named) }
    }

    /// The first shape of a success that a test key answers.
    var samplePost: String {
        let examples = description["parsePost"]?.success?.contents.flatMap(\.examples) ?? []
        return examples.first.map { JSONLayout.pretty($0.value.bytes) } ?? ""
    }

    /// Every endpoint, as its description declares it.
    var endpointFacts: [TemplateValue] {
        description.endpoints.map { endpoint in
            .object([
                "id": .init(endpoint.id), "method": .init(endpoint.method), "path": .init(endpoint.path),
                "group": .init(endpoint.group.rawValue), "summary": .init(endpoint.summary),
                "text": .init(endpoint.text), "access": .init(Self.words(for: endpoint.access)),
                "hasParameters": .flag(!endpoint.parameters.isEmpty),
                "parameters": .list(
                    endpoint.parameters.map {
                        FieldFact.value($0.field).adding(["place": .init($0.place.rawValue)])
                    }
                ),
                "hasBody": .flag(endpoint.body?.schema.fields.isEmpty == false),
                "body": .list((endpoint.body?.schema.fields ?? []).map(FieldFact.value)),
                "responses": .list(endpoint.responses.map(Self.response)),
            ])
        }
    }

    private static func response(_ response: ResponseDescription) -> TemplateValue {
        .object([
            "status": .init(response.status), "text": .init(response.text),
            "codes": .list(response.codes.map { .text($0) }),
        ])
    }

    private static func words(for access: Access) -> String {
        switch access {
        case .anyone: "Anyone"
        case .token(let kinds): "A token that begins with \(kinds.map(\.rawValue).joined(separator: " or "))"
        case .link: "Whoever has a signed link"
        }
    }
}
