/// A platform's stable name: the `platform` of an answer, of a key's permission and of a proxy link.
package struct PlatformID: RawRepresentable, Hashable, Codable, Sendable {
    package let rawValue: String

    package init(rawValue: String) { self.rawValue = rawValue }
}

extension PlatformID: CustomStringConvertible, Comparable {
    package var description: String { rawValue }

    package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}
