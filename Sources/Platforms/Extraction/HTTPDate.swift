/// An HTTP date (RFC 9110, section 5.6.7): `Mon, 23 Nov 2026 08:00:00 GMT`. A server's own clock is the one that its
/// reset times are meant by.
enum HTTPDate {
    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

    /// - Returns: seconds since 1970; `nil` for any other form.
    static func seconds(_ text: String) -> Int? {
        let words = text.split(separator: " ")
        guard words.count == 6, words[5] == "GMT", let day = Int(words[1]),
            let month = months.firstIndex(where: { $0 == words[2] })
        else { return nil }
        return CivilTime.seconds(year: Int(words[3]), month: month + 1, day: day, clock: words[4])
    }
}

/// A date and a time of day in UTC as seconds since 1970.
enum CivilTime {
    /// - Parameter clock: `08:00:00`.
    static func seconds(year: Int?, month: Int?, day: Int?, clock: Substring) -> Int? {
        let time = clock.split(separator: ":").map { Int($0) ?? -1 }
        // A leap second counts as the first of the next minute.
        guard let year, let month, let day, time.count == 3, (1970...9999).contains(year), (1...12).contains(month),
            (1...31).contains(day), (0..<24).contains(time[0]), (0..<60).contains(time[1]), (0...60).contains(time[2])
        else { return nil }
        // Days by the civil calendar, counted from 1 March so that the leap day is the last of its year.
        let shifted = month <= 2 ? year - 1 : year
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let days = shifted * 365 + shifted / 4 - shifted / 100 + shifted / 400 + dayOfYear - 719_468
        return days * 86_400 + time[0] * 3600 + time[1] * 60 + time[2]
    }
}
