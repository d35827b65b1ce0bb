/// What one language's comments, strings and words look like.
struct SyntaxRules: Sendable {
    /// Marks that begin a comment which ends with the line.
    var comments: [String] = []
    var quotes: Set<Character> = ["\""]
    /// Quotes that may hold line breaks.
    var longQuotes: Set<Character> = []
    var words: Set<String> = []

    /// The token at the start of `text`: its length in characters, and its class.
    func token(at text: Substring, isWordStart: Bool) -> (length: Int, kind: String)? {
        guard let first = text.first else { return nil }
        if isWordStart, comments.contains(where: text.hasPrefix) {
            return (text.prefix { !$0.isNewline }.count, "c")
        }
        if quotes.contains(first) { return string(text, quote: first).map { ($0, "s") } }
        guard isWordStart, Highlighter.isWord(first) else { return nil }
        // In one piece, so that a page's script can find the origin in it.
        if text.hasPrefix("http://") || text.hasPrefix("https://") {
            return (text.prefix { !$0.isWhitespace && $0 != "\"" && $0 != "'" }.count, "u")
        }
        let word = text.prefix(while: Highlighter.isWord)
        if first.isNumber { return (word.count, "n") }
        return words.contains(String(word)) ? (word.count, "k") : nil
    }

    /// `nil` where the quote has no end: then it is an apostrophe.
    private func string(_ text: Substring, quote: Character) -> Int? {
        var length = 1
        var isEscaped = false
        for character in text.dropFirst() {
            length += 1
            if isEscaped {
                isEscaped = false
            } else if character == "\\" {
                isEscaped = true
            } else if character == quote {
                return length
            } else if character.isNewline, !longQuotes.contains(quote) {
                return nil
            }
        }
        return nil
    }
}

extension SyntaxRules {
    static let all: [String: SyntaxRules] = [
        "sh": SyntaxRules(comments: ["#"], quotes: ["\"", "'"], longQuotes: ["'", "\""], words: words("if then fi for do done export")),
        "json": SyntaxRules(words: words("true false null")),
        "http": SyntaxRules(words: words("GET POST HEAD PATCH DELETE HTTP")),
        "ini": SyntaxRules(comments: ["#", ";"]),
        "nginx": SyntaxRules(
            comments: ["#"],
            quotes: ["\"", "'"],
            words: words("server location upstream include listen root return set if proxy_pass proxy_set_header http map")
        ),
        "js": SyntaxRules(
            comments: ["//"],
            quotes: ["\"", "'", "`"],
            longQuotes: ["`"],
            words: words(
                "const let var function return if else for of in await async import export from new throw try catch null true false while"
            )
        ),
        "python": SyntaxRules(
            comments: ["#"],
            quotes: ["\"", "'"],
            words: words(
                "def return if elif else for in import from as with class try except raise None True False and or not while lambda yield is"
            )
        ),
        "php": SyntaxRules(
            comments: ["//", "#"],
            quotes: ["\"", "'"],
            words: words("function return if else foreach as new null true false echo static use fn while")
        ),
        "go": SyntaxRules(
            comments: ["//"],
            quotes: ["\"", "`"],
            longQuotes: ["`"],
            words: words("package import func return if else for range var const type struct map defer go nil true false err")
        ),
        "ruby": SyntaxRules(
            comments: ["#"],
            quotes: ["\"", "'"],
            words: words("def end if else elsif unless do require return nil true false class module each while begin rescue")
        ),
        "swift": SyntaxRules(
            comments: ["//"],
            words: words(
                "func let var return if else guard for in import struct enum class try await async throws nil true false switch case while extension static"
            )
        ),
    ]

    private static func words(_ list: String) -> Set<String> { Set(list.split(separator: " ").map(String.init)) }
}
