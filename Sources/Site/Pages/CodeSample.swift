/// A fenced block of code: its info string says the language and, where it is one of several, the name of its tab.
struct CodeSample: Equatable {
    /// `sh`, `json`; empty where none is named.
    let language: String
    /// As readers see it: `curl`; `nil` for a block of its own.
    let tab: String?
    let code: String

    /// - Parameter info: such as `sh tab=curl`.
    init(info: String, code: String) {
        let words = info.split(separator: " ").map(String.init)
        language = words.first { !$0.contains("=") } ?? ""
        tab = words.first { $0.hasPrefix("tab=") }.map { String($0.dropFirst(4)) }
        self.code = code
    }

    /// One figure; what it is called is told, so that it can be read without tabs.
    var html: String {
        let label = tab ?? Self.names[language] ?? language
        let attribute = tab.map { " data-tab=\"\(HTMLText.escaped($0))\"" } ?? ""
        let caption = label.isEmpty ? "" : "<figcaption>\(HTMLText.escaped(label))</figcaption>"
        return """
            <figure class="sample"\(attribute)>\(caption)<pre><code>\(Highlighter.html(code, language: language))\
            </code></pre></figure>

            """
    }

    /// Consecutive samples with tabs are one group.
    static func group(_ samples: [CodeSample]) -> String {
        guard samples.count > 1 else { return samples.map(\.html).joined() }
        return "<div class=\"tabs\">\n\(samples.map(\.html).joined())</div>\n"
    }

    private static let names = [
        "sh": "Shell", "json": "JSON", "http": "HTTP", "nginx": "nginx", "ini": "Settings", "text": "",
        "js": "JavaScript", "python": "Python", "swift": "Swift", "php": "PHP", "go": "Go", "ruby": "Ruby",
    ]
}
