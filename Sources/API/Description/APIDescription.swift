package import Platforms

/// Every endpoint as callers are told of it, with the facts of a catalogue and of an operator's settings.
package struct APIDescription: Sendable {
    package let catalogue: Catalogue
    package let settings: APISettings
    package let media: MediaSettings

    package init(
        catalogue: Catalogue = .standard,
        settings: APISettings = APISettings(),
        media: MediaSettings = MediaSettings()
    ) {
        self.catalogue = catalogue
        self.settings = settings
        self.media = media
    }

    /// In the order in which they are shown.
    package var endpoints: [EndpointDescription] {
        [parse] + mediaEndpoints + accountEndpoints + keyEndpoints + pageEndpoints + serviceEndpoints
    }

    /// The endpoint of an identifier such as `parsePost`.
    package subscript(id: String) -> EndpointDescription? { endpoints.first { $0.id == id } }

    /// Codes of requests with a token that will not do.
    static let tokenCodes: [ErrorCode] = [.missingToken, .invalidToken, .tokenExpired, .addressNotAllowed]

    var platformNames: [String] { catalogue.platforms.map(\.id.rawValue) }
}
