package import JSON

/// One member of an object, with what it means.
package struct Field: Sendable, Equatable {
    package let name: String
    package let schema: Schema
    /// Whether it is always there. What is not known of a post is left out, or `null` where the schema says so.
    package private(set) var isRequired = true
    /// What a number counts: seconds, bytes, pixels.
    package let unit: String?
    /// One or two sentences for the reader.
    package let text: String

    package init(_ name: String, _ schema: Schema, unit: String? = nil, example: JSONNode? = nil, _ text: String) {
        self.name = name
        self.schema = schema.example(example)
        self.unit = unit
        self.text = text
    }

    /// The same, not always there.
    package var optional: Field {
        var field = self
        field.isRequired = false
        return field
    }
}
