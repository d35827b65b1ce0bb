/// What a browser does with an answer (RFC 6266, section 4.2).
package enum Disposition: String, CaseIterable, Sendable {
    /// Saves it.
    case attachment
    /// Shows it in place.
    case inline
}
