/// Wildcard comparison: `*` stands for any run of bytes, none included; every other byte for itself.
enum Glob {
    static func matches(pattern: [UInt8], text: [UInt8]) -> Bool {
        let star = UInt8(ascii: "*")
        var place = 0
        var at = 0
        // Where the last star stands, and how much of the text it has swallowed: the only point to go back to.
        var lastStar: (place: Int, at: Int)?
        while at < text.count {
            if place < pattern.count, pattern[place] == star {
                lastStar = (place, at)
                place += 1
            } else if place < pattern.count, pattern[place] == text[at] {
                place += 1
                at += 1
            } else if let star = lastStar {
                place = star.place + 1
                at = star.at + 1
                lastStar = (star.place, star.at + 1)
            } else {
                return false
            }
        }
        return pattern[place...].allSatisfy { $0 == star }
    }
}
