package import JSON

/// An example of a body, under a name that is an identifier.
package struct NamedExample: Sendable {
    package let name: String
    package let summary: String
    package let value: JSONNode
    /// The name under which the OpenAPI document has it once for all; `nil` where one endpoint alone has it.
    let component: String?

    package init(_ name: String, _ summary: String, _ value: JSONNode, component: String? = nil) {
        self.name = name
        self.summary = summary
        self.value = value
        self.component = component
    }
}
