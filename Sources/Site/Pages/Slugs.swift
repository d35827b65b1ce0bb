/// Anchors of a page's headings: readable, and no two alike.
struct Slugs {
    private var taken: Set<String> = []

    /// Letters, digits and underscores stay as they are (in lower case), everything between them becomes one dash:
    /// an error code's heading has the code itself for an anchor.
    static func slug(for heading: String) -> String {
        var words: [String] = [""]
        for character in heading.lowercased() {
            if character.isLetter || character.isNumber || character == "_" {
                words[words.count - 1].append(character)
            } else if character != "'", words.last != "" {
                words.append("")
            }
        }
        let joined = words.filter { !$0.isEmpty }.joined(separator: "-")
        return joined.isEmpty ? "section" : joined
    }

    /// The same, with a number where it is taken.
    mutating func slug(for heading: String) -> String {
        let base = Self.slug(for: heading)
        var slug = base
        var number = 2
        while !taken.insert(slug).inserted {
            slug = "\(base)-\(number)"
            number += 1
        }
        return slug
    }
}
