/// What an upstream calls a version of a file (RFC 9110, section 8.8.3): `"abc"`, or `W/"abc"` where versions of one
/// name may differ in their bytes.
package struct EntityTag: Hashable, Sendable {
    /// As sent.
    package let text: String
    /// Whether the same name means the same bytes.
    package let isStrong: Bool

    /// - Returns: `nil` for anything but one tag of at most 256 bytes of visible ASCII.
    package init?(_ text: String) {
        guard HeaderText.isSane(text) else { return nil }
        isStrong = !text.hasPrefix("W/")
        let quoted = text.utf8.dropFirst(isStrong ? 0 : 2)
        let quote = UInt8(ascii: "\"")
        guard quoted.count >= 2, quoted.first == quote, quoted.last == quote,
            quoted.dropFirst().dropLast().allSatisfy({ $0 > 0x20 && $0 != quote })
        else { return nil }
        self.text = text
    }
}
