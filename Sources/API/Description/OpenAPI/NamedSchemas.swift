/// The schemas with a name that stand in others.
struct NamedSchemas {
    private(set) var schemas: [String: Schema] = [:]

    mutating func add(_ schema: Schema) {
        if let name = schema.name {
            guard schemas[name] == nil else { return }
            var plain = schema
            plain.isNullable = false
            schemas[name] = plain
        }
        switch schema.kind {
        case .list(let element, _): add(element)
        case .object(let fields, _): for field in fields { add(field.schema) }
        case .map(let values): add(values)
        case .anyOf(let schemas): for schema in schemas { add(schema) }
        case .narrowed(let base, let fields):
            add(base)
            for field in fields { add(field.schema) }
        case .text, .integer, .number, .flag, .null, .bytes: break
        }
    }
}
