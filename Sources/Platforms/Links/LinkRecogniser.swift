/// Finds the first supported single-post link in whatever a caller sent. A pure function of its catalogue.
package struct LinkRecogniser: Sendable {
    private let catalogue: Catalogue

    package init(_ catalogue: Catalogue) { self.catalogue = catalogue }

    /// - Parameter text: a bare link, a link without a scheme, or share text in any language.
    /// - Returns: the first supported link; `nil` where there is none.
    package func link(in text: String) -> PostLink? { nil }
}
