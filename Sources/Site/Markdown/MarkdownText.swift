/// Foreign text as part of a Markdown text: it stays what it is and becomes no mark.
enum MarkdownText {
    /// Text in a paragraph, a heading or a table's cell, on one line.
    static func escaped(_ text: String) -> String {
        let scalars = Array(text.unicodeScalars)
        var output = String.UnicodeScalarView()
        for (place, scalar) in scalars.enumerated() {
            if scalar.properties.isWhitespace || scalar.value < 0x20 {
                output.append(" ")
                continue
            }
            let isWithinWord = place > 0 && scalars[place - 1].properties.isAlphabetic
                && place + 1 < scalars.count && scalars[place + 1].properties.isAlphabetic
            // "snake_case" is no emphasis; an underscore anywhere else may be.
            if marks.contains(scalar) && !(scalar == "_" && isWithinWord) || startsLine(scalars[...place]) {
                output.append("\\")
            }
            output.append(scalar)
        }
        return String(output)
    }

    /// Text as code within a line, also in a table's cell. The run of back-quotes around it is longer than any in it.
    static func code(_ text: String) -> String {
        guard !text.isEmpty else { return "" }
        let line = String(text.map { $0.isNewline ? " " : $0 })
        let fence = String(repeating: "`", count: longestRun(of: "`", in: line) + 1)
        let padding = line.hasPrefix("`") || line.hasSuffix("`") ? " " : ""
        return fence + padding + line + padding + fence
    }

    /// A fenced block; the fence is longer than any in the text.
    static func fenced(_ text: String, info: String) -> String {
        let fence = String(repeating: "`", count: max(3, longestRun(of: "`", in: text) + 1))
        return "\(fence)\(info)\n\(text)\(text.hasSuffix("\n") ? "" : "\n")\(fence)"
    }

    private static let marks = Set("\\`*_[]<>&|~".unicodeScalars)
    private static let lineMarks = Set("#-+=:".unicodeScalars)

    /// Whether the last of these begins a heading, a list or a rule, because nothing but digits is before it.
    private static func startsLine(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
        guard let last = scalars.last else { return false }
        let before = scalars.dropLast().drop { $0 == " " }
        if before.isEmpty { return lineMarks.contains(last) }
        return (last == "." || last == ")") && before.allSatisfy { ("0"..."9").contains($0) }
    }

    private static func longestRun(of mark: Character, in text: String) -> Int {
        var longest = 0
        var run = 0
        for character in text {
            run = character == mark ? run + 1 : 0
            longest = max(longest, run)
        }
        return longest
    }
}
