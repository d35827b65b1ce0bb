internal import API

/// A field of a request or an answer, in words.
enum FieldFact {
    static func value(_ field: Field) -> TemplateValue {
        .object([
            "name": .init(field.name), "type": .init(type(of: field.schema)),
            "isRequired": .flag(field.isRequired), "unit": .init(field.unit ?? ""), "text": .init(field.text),
            "values": .list(values(of: field.schema).map { .text($0) }),
        ])
    }

    /// `string`, `list of Video`, `integer or null`.
    private static func type(of schema: Schema) -> String {
        let name =
            switch schema.kind {
            case .text(let rule): rule.format == "date-time" ? "date-time" : rule.format == "date" ? "date" : "string"
            case .integer: "integer"
            case .number: "number"
            case .flag: "boolean"
            case .list(let element, _): "list of \(type(of: element))"
            case .object, .narrowed: schema.name ?? "object"
            case .map: "object"
            case .null: "null"
            case .anyOf(let schemas): Set(schemas.map(type)).sorted().joined(separator: " or ")
            case .bytes: "bytes"
            }
        return schema.isNullable ? "\(name) or null" : name
    }

    /// The values of a short choice; long ones are told elsewhere.
    private static func values(of schema: Schema) -> [String] {
        guard case .text(let rule) = schema.kind, let values = rule.values, values.count <= 4 else { return [] }
        return values
    }
}
