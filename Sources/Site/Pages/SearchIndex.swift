internal import JSON

/// What the search in the reader's browser looks through: every section of every page, cut short.
enum SearchIndex {
    /// Bytes. The browser fetches it once, when the search is first opened.
    static let sizeLimit = 80 * 1024

    /// `[[page title, heading, address, text], …]`, each text cut to the length with which all fit.
    static func json(of pages: [DocsPage]) -> [UInt8] {
        var length = 320
        while true {
            let bytes = JSONNode.array(pages.flatMap { entries(of: $0, length: length) }).bytes
            if bytes.count <= sizeLimit || length == 0 { return bytes }
            length = length / 2
        }
    }

    private static func entries(of page: DocsPage, length: Int) -> [JSONNode] {
        page.article.sections.map { section in
            let address = section.id.isEmpty ? page.path : "\(page.path)#\(section.id)"
            let text = section.level == 1 ? "\(page.description) \(section.text)" : section.text
            let heading = section.level == 1 ? "" : section.title
            return .array([.string(page.title), .string(heading), .string(address), .string(cut(text, length))])
        }
    }

    /// At most so many characters, whole words.
    private static func cut(_ text: String, _ length: Int) -> String {
        guard text.count > length else { return text }
        let start = text.prefix(length)
        return String(start[..<(start.lastIndex(of: " ") ?? start.startIndex)])
    }
}
