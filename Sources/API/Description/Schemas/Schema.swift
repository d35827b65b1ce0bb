package import JSON

/// What a value of a request or an answer looks like. Field tables and the OpenAPI document are made from it.
package struct Schema: Sendable, Equatable {
    /// What kind of value it is, with its bounds.
    package indirect enum Kind: Sendable, Equatable {
        case text(TextRule)
        /// Whole; both bounds belong to it.
        case integer(least: Int?, most: Int?)
        case number(least: Double?)
        case flag
        case list(of: Schema, count: ClosedRange<Int>?)
        /// - isClosed: whether other members are refused. Answers may gain members at any time.
        case object([Field], isClosed: Bool)
        /// An object whose members' names are data.
        case map(of: Schema)
        /// Always the JSON `null`.
        case null
        case anyOf([Schema])
        /// The same with narrower members.
        case narrowed(Schema, to: [Field])
        /// The bytes of a file.
        case bytes
    }

    package var kind: Kind
    package var isNullable = false
    /// The OpenAPI document describes a named schema once and refers to it.
    package var name: String?
    /// What a value means as a whole; fields have texts of their own.
    package var text: String?
    package var example: JSONNode?

    package init(_ kind: Kind, example: JSONNode? = nil) {
        self.kind = kind
        self.example = example
    }
}

/// What a text must be; what is `nil` is not bounded.
package struct TextRule: Sendable, Equatable {
    /// Of JSON Schema: `uri`, `date`, `date-time`. `cidr` is our own name for an address or a block of addresses.
    package var format: String?
    /// A regular expression of ECMA-262.
    package var pattern: String?
    /// In characters.
    package var length: ClosedRange<Int>?
    /// The only values there are.
    package var values: [String]?
}

extension Schema {
    package static let text = Schema(.text(TextRule()))
    package static let flag = Schema(.flag)
    package static let null = Schema(.null)
    package static let bytes = Schema(.bytes)
    package static let url = Schema(.text(TextRule(format: "uri")))
    /// RFC 3339, section 5.6.
    package static let date = Schema(.text(TextRule(format: "date")), example: "2026-11-23")
    /// RFC 3339, section 5.6.
    package static let instant = Schema(.text(TextRule(format: "date-time")), example: "2026-11-23T08:05:00Z")

    /// Of requests: from 1970 on, as all time is counted here.
    static let askedDate = text(format: "date", pattern: asked).example("2026-12-31")
    static let askedInstant = text(format: "date-time", pattern: asked).example("2026-12-31T12:00:00Z")
    private static let asked = "^(19[7-9][0-9]|[2-9][0-9]{3})-"

    package static func text(format: String? = nil, pattern: String? = nil, length: ClosedRange<Int>? = nil) -> Schema {
        Schema(.text(TextRule(format: format, pattern: pattern, length: length)))
    }
    package static func choice(_ values: [String]) -> Schema { Schema(.text(TextRule(values: values))) }
    package static func integer(_ least: Int? = nil, most: Int? = nil) -> Schema {
        Schema(.integer(least: least, most: most))
    }
    package static func number(_ least: Double? = nil) -> Schema { Schema(.number(least: least)) }
    package static func list(of element: Schema, count: ClosedRange<Int>? = nil) -> Schema {
        Schema(.list(of: element, count: count))
    }
    package static func object(_ fields: [Field], isClosed: Bool = false) -> Schema {
        Schema(.object(fields, isClosed: isClosed))
    }
    package static func map(of values: Schema) -> Schema { Schema(.map(of: values)) }
    package static func anyOf(_ schemas: [Schema]) -> Schema { Schema(.anyOf(schemas)) }

    /// The same, or `null`.
    package var orNull: Schema {
        var schema = self
        schema.isNullable = true
        return schema
    }

    /// The same with a name, to be described once.
    package func named(_ name: String, _ text: String) -> Schema {
        var schema = self
        (schema.name, schema.text) = (name, text)
        return schema
    }

    package func example(_ example: JSONNode?) -> Schema {
        var schema = self
        schema.example = example ?? schema.example
        return schema
    }

    /// The fields of an object, or of the objects in a list; empty for anything else.
    package var fields: [Field] {
        switch kind {
        case .object(let fields, _): fields
        case .list(let element, _): element.fields
        case .narrowed(let schema, _): schema.fields
        default: []
        }
    }
}
