internal import JSON

extension Schema {
    /// The schema in JSON Schema 2020-12, the dialect of OpenAPI 3.1; a named one as a reference.
    var node: JSONNode {
        guard let name else { return definition }
        let reference = JSONNode.object(("$ref", .string("#/components/schemas/\(name)")))
        return isNullable ? .object(("anyOf", .array([reference, .object(("type", "null"))]))) : reference
    }

    /// The schema itself, whether it has a name or not.
    var definition: JSONNode {
        var members = keywords
        if let text { members.append(JSONMember("description", .string(text))) }
        if let example, name == nil { members.append(JSONMember("examples", .array([example]))) }
        return .object(members)
    }

    private var keywords: [JSONMember] {
        switch kind {
        case .text(let rule): return type("string") + rule.keywords(isNullable: isNullable)
        case .integer(let least, let most):
            if let least, least == most { return [JSONMember("const", .int(least))] }
            return type("integer") + bounds(least.map(JSONNode.int), most.map(JSONNode.int))
        case .number(let least): return type("number") + bounds(least.map(JSONNode.double), nil)
        case .flag: return type("boolean")
        case .list(let element, let count):
            let bounds = count.map { Self.range("Items", $0) } ?? []
            return type("array") + [JSONMember("items", element.node)] + bounds
        case .object(let fields, let isClosed): return type("object") + fields.keywords(isClosed: isClosed)
        case .map(let values): return type("object") + [JSONMember("additionalProperties", values.node)]
        case .null: return [JSONMember("type", "null")]
        case .anyOf(let schemas):
            let all = schemas + (isNullable ? [.null] : [])
            return [JSONMember("anyOf", .array(all.map(\.node)))]
        case .narrowed(let base, let fields):
            let properties = fields.map { JSONMember($0.name, $0.schema.node) }
            return [
                JSONMember("allOf", .array([base.node, .object(("properties", .object(properties)))]))
            ]
        case .bytes: return []
        }
    }

    private func type(_ name: String) -> [JSONMember] {
        [JSONMember("type", isNullable ? .array([.string(name), "null"]) : .string(name))]
    }

    private func bounds(_ least: JSONNode?, _ most: JSONNode?) -> [JSONMember] {
        [("minimum", least), ("maximum", most)].compactMap { name, bound in bound.map { JSONMember(name, $0) } }
    }

    fileprivate static func range(_ what: String, _ range: ClosedRange<Int>) -> [JSONMember] {
        [JSONMember("min\(what)", .int(range.lowerBound)), JSONMember("max\(what)", .int(range.upperBound))]
    }
}

extension TextRule {
    fileprivate func keywords(isNullable: Bool) -> [JSONMember] {
        var members: [JSONMember] = []
        if let format { members.append(JSONMember("format", .string(format))) }
        if let pattern { members.append(JSONMember("pattern", .string(pattern))) }
        if let length { members += Schema.range("Length", length) }
        if let values {
            let all = values.map(JSONNode.string) + (isNullable ? [.null] : [])
            members.append(JSONMember("enum", .array(all)))
        }
        return members
    }
}

extension [Field] {
    fileprivate func keywords(isClosed: Bool) -> [JSONMember] {
        let required = filter(\.isRequired).map { JSONNode.string($0.name) }
        var members = [JSONMember("properties", .object(map { JSONMember($0.name, $0.node) }))]
        if !required.isEmpty { members.append(JSONMember("required", .array(required))) }
        if isClosed { members.append(JSONMember("additionalProperties", .bool(false))) }
        return members
    }
}

extension Field {
    /// What it means, with its unit.
    var description: String { unit.map { "\(text) In \($0)." } ?? text }

    /// The member's schema with its text; beside a reference, other keywords are allowed in this dialect.
    var node: JSONNode {
        guard case .object(let members) = schema.node else { return schema.node }
        return .object(members + [JSONMember("description", .string(description))])
    }
}
