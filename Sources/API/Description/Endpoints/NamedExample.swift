package import JSON

/// An example of a body, under a name that is an identifier.
package struct NamedExample: Sendable {
    package let name: String
    package let summary: String
    package let value: JSONNode

    package init(_ name: String, _ summary: String, _ value: JSONNode) {
        self.name = name
        self.summary = summary
        self.value = value
    }
}
