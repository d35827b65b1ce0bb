/// The platforms that a service knows, in the order in which they are shown.
package struct Catalogue: Sendable {
    package let platforms: [Platform]
    private let byID: [PlatformID: Platform]

    package init(_ platforms: [Platform]) {
        self.platforms = platforms
        byID = Dictionary(platforms.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    package subscript(id: PlatformID) -> Platform? { byID[id] }
}
