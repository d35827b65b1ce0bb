package import Platforms

extension RFC3339 {
    /// Reads an instant as it is written here: `2026-11-23T08:05:00Z`, in UTC, without a fraction.
    ///
    /// - Returns: seconds since 1970; `nil` for every other text, and for dates and times that do not exist.
    package static func seconds(_ text: String) -> Int? {
        let bytes = Array(text.utf8)
        guard bytes.count == 20 else { return nil }
        let starts = [(0, 4), (5, 2), (8, 2), (11, 2), (14, 2), (17, 2)]
        let numbers = starts.compactMap { start, count in HeaderText.number(bytes[start..<(start + count)]) }
        guard numbers.count == starts.count else { return nil }
        let day = day(year: numbers[0], month: numbers[1], day: numbers[2])
        let seconds = day * 86_400 + numbers[3] * 3600 + numbers[4] * 60 + numbers[5]
        // What does not exist, a 30 February or a 24 o'clock, is written otherwise.
        return self.text(seconds: seconds) == text ? seconds : nil
    }

    /// Days since 1970-01-01, by years that start on 1 March.
    private static func day(year: Int, month: Int, day: Int) -> Int {
        let year = month <= 2 ? year - 1 : year
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let leapDays = Int((Double(year) / 4).rounded(.down)) - Int((Double(year) / 100).rounded(.down))
        return year * 365 + leapDays + Int((Double(year) / 400).rounded(.down)) + dayOfYear - 719_468
    }
}
