extension Timestamp {
    private static let secondsPerDay: Int64 = 86_400

    /// `2026-11-23T08:05:00Z`, with milliseconds where there are any.
    package var text: String {
        let day = seconds >= 0 ? seconds / Self.secondsPerDay : (seconds - Self.secondsPerDay + 1) / Self.secondsPerDay
        let second = seconds - day * Self.secondsPerDay
        let rest = milliseconds - seconds * 1000
        let fraction = rest == 0 ? "" : ".\(Self.padded(rest, 3))"
        let time = "\(Self.padded(second / 3600)):\(Self.padded(second / 60 % 60)):\(Self.padded(second % 60))"
        return "\(CivilDate(day: Int(day)))T\(time)\(fraction)Z"
    }

    /// Days since 1970-01-01, UTC.
    package var day: Int { Int((Double(seconds) / Double(Self.secondsPerDay)).rounded(.down)) }

    /// Reads an RFC 3339 instant (section 5.6): `2026-11-23T08:05:00Z`, `…+01:00`, with or without a fraction.
    ///
    /// - Returns: `nil` for anything else, leap seconds and dates that do not exist included.
    package init?(parsing text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count >= 20, bytes.count <= 40, let date = CivilDate(parsing: String(text.prefix(10))),
            bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: "t"),
            let clock = ClockTime(bytes[11...])
        else { return nil }
        self.init(milliseconds: Int64(date.day) * Self.secondsPerDay * 1000 + clock.milliseconds)
    }

    private static func padded(_ number: Int64, _ width: Int = 2) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}

/// A time of day with its offset, as milliseconds since midnight UTC.
private struct ClockTime {
    let milliseconds: Int64

    init?(_ bytes: ArraySlice<UInt8>) {
        var rest = bytes
        guard let hour = Self.number(&rest, 0...23), rest.popFirst() == UInt8(ascii: ":"),
            let minute = Self.number(&rest, 0...59), rest.popFirst() == UInt8(ascii: ":"),
            let second = Self.number(&rest, 0...59), let fraction = Self.fraction(&rest),
            let offset = Self.offset(&rest), rest.isEmpty
        else { return nil }
        milliseconds = ((hour * 60 + minute - offset) * 60 + second) * 1000 + fraction
    }

    private static func number(_ rest: inout ArraySlice<UInt8>, _ range: ClosedRange<Int64>) -> Int64? {
        let digits = rest.prefix(2)
        guard digits.count == 2, digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        rest = rest.dropFirst(2)
        let value = digits.reduce(Int64(0)) { $0 * 10 + Int64($1 - 0x30) }
        return range.contains(value) ? value : nil
    }

    private static func fraction(_ rest: inout ArraySlice<UInt8>) -> Int64? {
        guard rest.first == UInt8(ascii: ".") else { return 0 }
        let digits = rest.dropFirst().prefix { (0x30...0x39).contains($0) }
        guard (1...9).contains(digits.count) else { return nil }
        rest = rest[digits.endIndex...]
        return (0..<3).reduce(Int64(0)) { value, place in
            value * 10 + (place < digits.count ? Int64(digits[digits.startIndex + place] - 0x30) : 0)
        }
    }

    /// Minutes east of UTC.
    private static func offset(_ rest: inout ArraySlice<UInt8>) -> Int64? {
        guard let sign = rest.popFirst() else { return nil }
        if sign == UInt8(ascii: "Z") || sign == UInt8(ascii: "z") { return 0 }
        guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"), let hours = number(&rest, 0...23),
            rest.popFirst() == UInt8(ascii: ":"), let minutes = number(&rest, 0...59)
        else { return nil }
        return (sign == UInt8(ascii: "+") ? 1 : -1) * (hours * 60 + minutes)
    }
}
