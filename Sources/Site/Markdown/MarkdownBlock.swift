/// A block at the top level of a Markdown text.
enum MarkdownBlock: Equatable {
    /// `html` is what stands inside of the heading's element.
    case heading(level: Int, html: String, text: String)
    /// `info` is the fence's whole info string.
    case code(info: String, code: String)
    case table(html: String, text: String)
    case quote(html: String, text: String)
    /// Paragraphs, lists and lines.
    case other(html: String, text: String)
}
