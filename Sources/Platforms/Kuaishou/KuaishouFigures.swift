internal import JSON

/// Numbers and words of an answer, kept within what a post can have; anything else is unknown.
enum KuaishouFigures {
    private static let titleLimit = 10_000
    private static let nameLimit = 200

    /// Pixels.
    static func side(_ value: JSONValue) -> Int? { whole(value, 1...65_535) }

    static func whole(_ value: JSONValue, _ range: ClosedRange<Int>) -> Int? {
        value.int.flatMap { range.contains($0) ? $0 : nil }
    }

    /// Bits a second, from kilobits.
    static func bitrate(_ value: JSONValue) -> Int? { whole(value, 1...10_000_000).map { $0 * 1000 } }

    static func fps(_ value: JSONValue) -> Double? {
        value.double.flatMap { $0 > 0 && $0 <= 1000 ? $0 : nil }
    }

    /// Seconds, from milliseconds.
    static func seconds(_ value: JSONValue) -> Double? {
        value.double.flatMap { $0 >= 0 && $0 <= 1e10 ? $0 / 1000 : nil }
    }

    /// Seconds since 1970, from milliseconds; up to the year 9999.
    static func instant(_ value: JSONValue) -> Int? { whole(value, 1...253_402_300_799_000).map { $0 / 1000 } }

    /// A caption; an ellipsis alone stands for none.
    static func title(_ value: JSONValue) -> String {
        let text = String((value.string ?? "").prefix(titleLimit)).trimmingWhitespace()
        return ["…", "..."].contains(text) ? "" : text
    }

    /// A name without the invisible filler that people put before theirs.
    static func name(_ value: JSONValue) -> String? {
        let text = (value.string ?? "").prefix(nameLimit).filter { $0 != "\u{3164}" }
        let trimmed = String(text).trimmingWhitespace()
        return trimmed.isEmpty ? nil : trimmed
    }

    /// An identifier of letters, digits, hyphens and underscores.
    static func identifier(_ value: JSONValue) -> String? {
        value.identifier.flatMap { Alphabet.base64URL.spells($0, 1...40) ? $0 : nil }
    }
}
