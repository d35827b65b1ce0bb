package import JSON

extension Schema {
    /// An example value, made of the examples of its parts where it has none of its own. Members that are not always
    /// there are in it where they have an example.
    package var sample: JSONNode {
        if let example { return example }
        switch kind {
        case .text(let rule): return .string(rule.values?.first ?? "")
        case .integer(let least, _): return .int(least ?? 0)
        case .number(let least): return .double(least ?? 0)
        case .flag: return .bool(false)
        case .list(let element, _): return .array([element.sample])
        case .object(let fields, _):
            return .object(fields.filter(\.isShown).map { JSONMember($0.name, $0.schema.sample) })
        case .map: return .object([JSONMember]())
        case .null, .bytes: return .null
        case .narrowed(let schema, _): return schema.sample
        case .anyOf(let schemas): return schemas.first?.sample ?? .null
        }
    }

    /// The type in a few words, for tables: "string or null", "list of Video".
    package var typeName: String { plainTypeName + (isNullable ? " or null" : "") }

    private var plainTypeName: String {
        if let name { return name }
        switch kind {
        case .text(let rule): return rule.format.map { "string (\($0))" } ?? "string"
        case .integer: return "integer"
        case .number: return "number"
        case .flag: return "boolean"
        case .list(let element, _): return "list of \(element.typeName)"
        case .object, .map: return "object"
        case .null: return "null"
        case .bytes: return "bytes"
        case .narrowed(let schema, _): return schema.typeName
        case .anyOf(let schemas): return schemas.map(\.typeName).joined(separator: " or ")
        }
    }
}

extension Field {
    fileprivate var isShown: Bool { isRequired || schema.example != nil }
}
