/// What the documentation says of a platform, in plain English.
package struct PlatformNotes: Sendable, Equatable {
    /// What is supported, one sentence.
    package let supported: String
    /// Link forms as shown to readers: `youtu.be/{id}`.
    package let forms: [String]
    /// What is not supported, one sentence.
    package let unsupported: String
    /// Whether its media need a cookie, in a few words.
    package let cookie: String
    /// What a downloader has to do beyond headers.
    package let handling: String
    /// How long media URLs last and what to do then.
    package let expiration: String

    package init(
        supported: String,
        forms: [String],
        unsupported: String,
        cookie: String,
        handling: String,
        expiration: String
    ) {
        self.supported = supported
        self.forms = forms
        self.unsupported = unsupported
        self.cookie = cookie
        self.handling = handling
        self.expiration = expiration
    }
}
