internal import CMarkdown

/// The one owner of cmark's pointers.
enum MarkdownParser {
    /// The blocks of a text; none where there is no memory.
    static func blocks(of markdown: String) -> [MarkdownBlock] {
        var markdown = markdown
        let parsed = markdown.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { ed_markdown_parse($0.baseAddress, $0.count) }
        }
        guard let document = parsed else { return [] }
        defer { ed_markdown_free(document) }
        var blocks: [MarkdownBlock] = []
        var block = ed_markdown_block()
        while ed_markdown_next(document, &block) { blocks.append(MarkdownBlock(block)) }
        return blocks
    }
}

extension MarkdownBlock {
    fileprivate init(_ block: ed_markdown_block) {
        let html = String(cString: block.html)
        let text = String(cString: block.text)
        self =
            switch block.kind {
            case ED_MARKDOWN_HEADING: .heading(level: Int(block.level), html: html, text: text.trimmed)
            case ED_MARKDOWN_CODE: .code(info: String(cString: block.info), code: String(cString: block.literal))
            case ED_MARKDOWN_TABLE: .table(html: html, text: text)
            case ED_MARKDOWN_QUOTE: .quote(html: html, text: text)
            default: .other(html: html, text: text)
            }
    }
}
