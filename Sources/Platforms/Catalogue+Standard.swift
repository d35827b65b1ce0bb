extension Catalogue {
    /// The nine platforms of the product.
    package static let standard = Catalogue([])
}
