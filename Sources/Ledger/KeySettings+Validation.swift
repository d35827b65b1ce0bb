internal import Addresses

/// What is wrong with a key's settings, in words for whoever typed them.
package struct SettingsError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The field: `name`, `expires`, `platforms`, `addresses`.
    package let field: String
    package let description: String

    package init(_ field: String, _ description: String) {
        self.field = field
        self.description = description
    }
}

extension KeySettings {
    package static let addressLimit = 64
    /// Of a key's or an account's name, in characters.
    package static let nameLength = 1...100

    /// These settings, once they are found sound.
    ///
    /// - Parameter knownPlatforms: the names that `platforms` may hold.
    /// - Throws: ``SettingsError`` for the first field that is not.
    package func validated(knownPlatforms: Set<String>) throws(SettingsError) -> KeySettings {
        guard Self.isName(name) else {
            throw SettingsError("name", "name must have 1 to 100 characters, without control characters")
        }
        if let platforms {
            guard !platforms.isEmpty else {
                throw SettingsError("platforms", "platforms must name at least one platform; leave it out for all")
            }
            let unknown = platforms.subtracting(knownPlatforms).sorted()
            guard unknown.isEmpty else {
                let known = knownPlatforms.sorted().joined(separator: ", ")
                throw SettingsError("platforms", "unknown platform \(unknown[0]); known are \(known)")
            }
        }
        guard addresses.count <= Self.addressLimit else {
            throw SettingsError("addresses", "addresses may hold at most \(Self.addressLimit) blocks")
        }
        if let wrong = addresses.first(where: { AddressBlock($0) == nil }) {
            throw SettingsError("addresses", "\(wrong.prefix(64)) is no address or block such as 192.0.2.0/24")
        }
        return self
    }

    /// Whether a text will do as the name of a key or an account.
    package static func isName(_ text: String) -> Bool {
        nameLength.contains(text.count) && text.utf8.count <= 400
            && text.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
    }

    /// Whether a client at this address may use the key.
    package func admits(address: String) -> Bool {
        addresses.isEmpty || addresses.contains { AddressBlock($0)?.contains(address) == true }
    }

    package func admits(platform: String) -> Bool { platforms?.contains(platform) ?? true }
}
