/// What the documentation says of a platform, in plain English.
package struct PlatformNotes: Sendable, Equatable {
    /// What is supported, one sentence.
    package let supported: String
    /// Link forms as shown to readers: `youtu.be/{id}`.
    package let forms: [String]
    /// A link of each form, in the same order; none where a form is no link.
    package let examples: [String]
    /// What is not supported, one sentence.
    package let unsupported: String
    /// Whether its media need a cookie, in a few words.
    package let cookie: String
    /// What a downloader has to do beyond headers.
    package let handling: String
    /// How long media URLs last and what to do then.
    package let expiration: String
    /// What is peculiar to the platform, a sentence or two each: what answers hold, and what they never do.
    package let quirks: [String]

    package init(
        supported: String,
        forms: [String],
        examples: [String] = [],
        unsupported: String,
        cookie: String,
        handling: String,
        expiration: String,
        quirks: [String] = []
    ) {
        self.supported = supported
        self.forms = forms
        self.examples = examples
        self.unsupported = unsupported
        self.cookie = cookie
        self.handling = handling
        self.expiration = expiration
        self.quirks = quirks
    }
}
