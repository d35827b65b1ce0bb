internal import Mustache

/// A template of the site: Mustache, strict. A tag that names nothing is an error, not an empty place.
struct Template: Sendable {
    /// What foreign text is made harmless for.
    enum Language: Sendable { case html, markdown, plain }

    private let template: MustacheTemplate
    private let tags: [TemplateTag]
    private let file: String

    /// - Parameter firstLine: lines of the file before the text.
    /// - Throws: ``SiteError/source(file:line:problem:)`` where a tag has no end, or a section none.
    init(_ text: String, file: String, firstLine: Int = 0, language: Language) throws(SiteError) {
        _ = MarkdownContent.registered
        self.file = file
        tags = TemplateTag.all(in: text, firstLine: firstLine)
        let name =
            switch language {
            case .html: "HTML"
            case .markdown: MarkdownContent.name
            case .plain: "TEXT"
            }
        do {
            template = try MustacheTemplate(string: "{{% CONTENT_TYPE: \(name)}}\n\(text)")
        } catch let error as MustacheTemplate.ParserError {
            // The line of the content type is ours.
            let line = firstLine + error.context.lineNumber - 1
            throw .source(file: file, line: line, problem: "the template is broken here: \(error.error)")
        } catch {
            throw .source(file: file, line: firstLine + 1, problem: "the template is broken: \(error)")
        }
    }

    /// - Throws: ``SiteError/source(file:line:problem:)`` for a tag that names nothing.
    func render(_ value: TemplateValue) throws(SiteError) -> String {
        let known = value.names
        let empty = value.emptyNames
        // What stands in a section of nothing has no value, whatever it names.
        for tag in tags where empty.isDisjoint(with: tag.sections) {
            if let unknown = tag.names.first(where: { !known.contains($0) }) {
                throw .source(file: file, line: tag.line, problem: "nothing is called \(unknown)")
            }
        }
        return template.render(value)
    }
}

/// Markdown for the engine: the same as HTML is to it.
private struct MarkdownContent: MustacheContentType {
    static let name = "MARKDOWN"
    /// The engine's register is its own and locked; once is enough.
    static let registered: Void = MustacheContentTypes.register(MarkdownContent(), named: name)

    func escapeText(_ text: String) -> String { MarkdownText.escaped(text) }
}
