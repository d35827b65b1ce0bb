/// Colours of code, made once here and not in the reader's browser. It knows strings, comments, numbers and a language's
/// words, which is what a reader's eye wants; it is no parser.
enum Highlighter {
    /// Code as HTML, its parts in `span` elements with the classes `s`, `c`, `n` and `k`.
    static func html(_ code: String, language: String) -> String {
        guard let rules = SyntaxRules.all[language] else { return HTMLText.content(code) }
        var output = ""
        var plain = ""
        var rest = code[...]
        func flush() {
            output += HTMLText.content(plain)
            plain = ""
        }
        while let first = rest.first {
            let isWordStart = plain.last.map { !isWord($0) } ?? true
            if let (length, kind) = rules.token(at: rest, isWordStart: isWordStart), length > 0 {
                flush()
                // A page has some hundreds of these: HTML wants no quotes here.
                output += "<span class=\(kind)>\(HTMLText.content(rest.prefix(length)))</span>"
                rest = rest.dropFirst(length)
            } else {
                plain.append(first)
                rest = rest.dropFirst()
            }
        }
        flush()
        return output
    }

    static func isWord(_ character: Character) -> Bool {
        character.isLetter || character.isNumber || character == "_"
    }
}
