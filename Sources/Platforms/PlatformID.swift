/// A platform's stable name: the `platform` of an answer, of a key's permission and of a proxy link.
package struct PlatformID: RawRepresentable, Hashable, Codable, Sendable {
    package let rawValue: String

    package init(rawValue: String) { self.rawValue = rawValue }
}

extension PlatformID: CustomStringConvertible, Comparable {
    package var description: String { rawValue }

    package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

extension PlatformID {
    package static let tiktok = PlatformID(rawValue: "tiktok")
    package static let douyin = PlatformID(rawValue: "douyin")
    package static let youtube = PlatformID(rawValue: "youtube")
    package static let twitter = PlatformID(rawValue: "twitter")
    package static let instagram = PlatformID(rawValue: "instagram")
    package static let xiaohongshu = PlatformID(rawValue: "xiaohongshu")
    package static let bilibili = PlatformID(rawValue: "bilibili")
    package static let kuaishou = PlatformID(rawValue: "kuaishou")
    package static let weibo = PlatformID(rawValue: "weibo")
}
