internal import API
internal import JSON
internal import Ledger
internal import Platforms

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
        switch schema.kind {
        case .list(let element, _): collect(element, into: &named)
        case .anyOf(let schemas): for schema in schemas { collect(schema, into: &named) }
        case .narrowed(let schema, let fields):
            collect(schema, into: &named)
            for field in fields { collect(field.schema, into: &named) }
        default: break
        }
    }

    /// A success as a test key answers it: the one with a silent video and its sound, which shows most.
    var samplePost: String {
        let number = MagicLink.outcomes.sorted { $0.key < $1.key }.first { _, outcome in
            guard case .post(let post) = outcome else { return false }
            return !post.videos.isEmpty && !post.audios.isEmpty
        }?.key
        let examples = description["parsePost"]?.success?.contents.flatMap(\.examples) ?? []
        let example = examples.first { $0.name == "post\(number ?? 0)" } ?? examples.first
        return example.map { JSONLayout.pretty($0.value.bytes) } ?? ""
    }

    /// Every endpoint, as its description declares it, under the names of their groups.
    var endpointGroups: [TemplateValue] {
        EndpointDescription.Group.allCases.compactMap { group in
            let endpoints = description.endpoints.filter { $0.group == group }
            guard !endpoints.isEmpty else { return nil }
            return .object([
                "group": .init(group.rawValue), "groupID": .init(Slugs.slug(for: group.rawValue)),
                "endpoints": .list(endpoints.map(Self.value)),
            ])
        }
    }

    private static func value(_ endpoint: EndpointDescription) -> TemplateValue {
        .object([
            "id": .init(endpoint.id), "anchor": .init(Slugs.slug(for: endpoint.summary)),
            "method": .init(endpoint.method), "path": .init(endpoint.path),
            "summary": .init(endpoint.summary), "text": .init(endpoint.text), "access": .init(words(for: endpoint.access)),
            "hasParameters": .flag(!endpoint.parameters.isEmpty),
            "parameters": .list(
                endpoint.parameters.map { FieldFact.value($0.field).adding(["place": .init($0.place.rawValue)]) }
            ),
            "hasBody": .flag(endpoint.body?.schema.fields.isEmpty == false),
            "body": .list((endpoint.body?.schema.fields ?? []).map(FieldFact.value)),
            "responses": .list(endpoint.responses.map(response)),
        ])
    }

    private static func response(_ response: ResponseDescription) -> TemplateValue {
        .object([
            "status": .init(response.status),
            // Of failures the codes say it, each with an entry of its own.
            "text": .init(response.codes.isEmpty ? response.text : ""),
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
