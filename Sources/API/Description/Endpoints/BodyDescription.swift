/// A request's body in JSON.
package struct BodyDescription: Sendable {
    package let schema: Schema
    package let isRequired: Bool
    /// In bytes.
    package let sizeLimit: Int
    package let examples: [NamedExample]

    package init(_ schema: Schema, isRequired: Bool = true, sizeLimit: Int, examples: [NamedExample]) {
        self.schema = schema
        self.isRequired = isRequired
        self.sizeLimit = sizeLimit
        self.examples = examples
    }
}
