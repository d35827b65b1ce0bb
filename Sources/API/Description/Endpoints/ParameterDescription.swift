/// What a request carries beside its path and body.
package struct ParameterDescription: Sendable {
    package enum Place: String, Sendable {
        case path
        case query
        case header
    }

    package let place: Place
    /// Its schema is that of the decoded text.
    package let field: Field

    package init(_ place: Place, _ field: Field) {
        self.place = place
        self.field = field
    }
}
