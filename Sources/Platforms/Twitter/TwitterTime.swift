/// The two ways in which X writes an instant.
enum TwitterTime {
    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

    /// `Wed Oct 02 00:25:58 +0000 2024`, or `2024-10-02T00:25:58.000Z`.
    ///
    /// - Returns: seconds since 1970; `nil` for any other form.
    static func seconds(_ text: String?) -> Int? {
        guard let text, text.utf8.count < 64 else { return nil }
        let words = text.split(separator: " ")
        if words.count == 6, let month = months.firstIndex(where: { $0 == words[1] }) {
            return CivilTime.seconds(year: Int(words[5]), month: month + 1, day: Int(words[2]), clock: words[3])
        }
        let parts = text.split(separator: "T")
        guard parts.count == 2 else { return nil }
        let date = parts[0].split(separator: "-")
        guard date.count == 3 else { return nil }
        return CivilTime.seconds(year: Int(date[0]), month: Int(date[1]), day: Int(date[2]), clock: parts[1].prefix(8))
    }
}
