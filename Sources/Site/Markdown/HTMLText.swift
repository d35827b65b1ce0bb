/// Text as part of an HTML page.
enum HTMLText {
    /// For an element's content alone, where quotes are plain text.
    static func content(_ text: some StringProtocol) -> String { replaced(text) { _ in nil } }

    /// For an element's content and for a quoted attribute.
    static func escaped(_ text: some StringProtocol) -> String {
        replaced(text) { character in
            switch character {
            case "\"": "&quot;"
            case "'": "&#39;"
            default: nil
            }
        }
    }

    /// - Parameter further: what stands for a character beyond those that end an element's text.
    private static func replaced(_ text: some StringProtocol, _ further: (Character) -> String?) -> String {
        var output = ""
        output.reserveCapacity(text.utf8.count)
        for character in text {
            switch character {
            case "<": output += "&lt;"
            case ">": output += "&gt;"
            case "&": output += "&amp;"
            default: if let name = further(character) { output += name } else { output.append(character) }
            }
        }
        return output
    }
}
