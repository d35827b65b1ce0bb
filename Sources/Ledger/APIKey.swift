/// A key as it is kept: never its token, only the token's digest (and not even that here).
package struct APIKey: Equatable, Sendable {
    /// Which world a key lives in.
    package enum Mode: String, CaseIterable, Codable, Sendable {
        /// `ed_live_…`: asks platforms, costs credits.
        case live
        /// `ed_test_…`: asks no platform, costs nothing, answers magic links.
        case test
    }

    /// Old tokens in their grace that a key may have; the one that ends first goes.
    package static let oldTokenLimit = 5

    /// `key_` and 16 characters of base62.
    package let id: String
    package let accountID: String
    package let mode: Mode
    package let settings: KeySettings
    package let created: Timestamp
    /// Exact to a minute; `nil` where the key was never used.
    package let lastUsed: Timestamp?
    /// When the key was revoked; `nil` as long as it was not.
    package let revoked: Timestamp?

    package init(
        id: String,
        accountID: String,
        mode: Mode,
        settings: KeySettings,
        created: Timestamp,
        lastUsed: Timestamp? = nil,
        revoked: Timestamp? = nil
    ) {
        self.id = id
        self.accountID = accountID
        self.mode = mode
        self.settings = settings
        self.created = created
        self.lastUsed = lastUsed
        self.revoked = revoked
    }
}

extension APIKey {
    /// Whether a use at `now` is a minute or more from the last one that was noted: nearer ones are not written down.
    package func isUseUnnoted(at now: Timestamp) -> Bool {
        guard let lastUsed else { return true }
        return abs(now.milliseconds - lastUsed.milliseconds) >= 60_000
    }
}

/// What the owner of a key may change at any time.
package struct KeySettings: Equatable, Sendable {
    /// For people; 1 to 100 characters.
    package var name: String
    /// The first instant at which the key is no longer valid; `nil` means permanent.
    package var expires: Timestamp?
    /// Platform names; `nil` means all.
    package var platforms: Set<String>?
    /// Client addresses that may use the key, as CIDR blocks; empty means any.
    package var addresses: [String]

    package init(
        name: String,
        expires: Timestamp? = nil,
        platforms: Set<String>? = nil,
        addresses: [String] = []
    ) {
        self.name = name
        self.expires = expires
        self.platforms = platforms
        self.addresses = addresses
    }
}
