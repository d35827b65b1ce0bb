/// Instants as the answer prints them: `2026-11-23T08:05:00Z` (RFC 3339, section 5.6).
package enum RFC3339 {
    /// - Parameter seconds: since 1970, UTC.
    package static func text(seconds: Int) -> String {
        let (days, rest) = seconds.quotientAndRemainder(dividingBy: 86_400)
        let (day, second) = rest < 0 ? (days - 1, rest + 86_400) : (days, rest)
        let date = civil(day: day)
        if (0...9999).contains(date.year) { return text(date, second) }
        let time = "\(padded(second / 3600)):\(padded(second / 60 % 60)):\(padded(second % 60))"
        return "\(padded(date.year, 4))-\(padded(date.month))-\(padded(date.day))T\(time)Z"
    }

    /// The usual case, without a text for each part: an answer has an instant a media item.
    private static func text(_ date: (year: Int, month: Int, day: Int), _ second: Int) -> String {
        String(unsafeUninitializedCapacity: 20) { output in
            func write(_ number: Int, _ width: Int, at start: Int, before sign: Unicode.Scalar) {
                var rest = number
                for place in (start..<(start + width)).reversed() {
                    output[place] = UInt8(ascii: "0") + UInt8(rest % 10)
                    rest /= 10
                }
                output[start + width] = UInt8(ascii: sign)
            }
            write(date.year, 4, at: 0, before: "-")
            write(date.month, 2, at: 5, before: "-")
            write(date.day, 2, at: 8, before: "T")
            write(second / 3600, 2, at: 11, before: ":")
            write(second / 60 % 60, 2, at: 14, before: ":")
            write(second % 60, 2, at: 17, before: "Z")
            return 20
        }
    }

    /// The Gregorian date of a day counted from 1970-01-01, by eras of 400 years that start on 1 March.
    package static func civil(day: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = day + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    private static func padded(_ number: Int, _ width: Int = 2) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
