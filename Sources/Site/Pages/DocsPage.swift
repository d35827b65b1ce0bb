/// One page of the documentation, before it is put into its frame.
struct DocsPage {
    /// `/docs/errors/`
    let path: String
    let title: String
    let description: String
    /// The heading under which the left index has it.
    let group: String
    /// Its place in the left index.
    let order: Int
    /// The page for people and programs that read Markdown.
    let markdown: String
    let article: Article
    /// The source that it was made from.
    let file: String

    static let fields: Set<String> = ["title", "description", "group", "order", "path", "each"]
    static let required: Set<String> = ["title", "description", "group", "order"]

    /// Every page of one source: one, or one for each element of the list that `each` names.
    ///
    /// - Throws: ``SiteError/source(file:line:problem:)``.
    static func pages(from source: SiteFile, facts: TemplateValue) throws(SiteError) -> [DocsPage] {
        let matter = try FrontMatter(source, allowed: fields, required: required)
        guard !matter["each"].isEmpty else { return [try DocsPage(source, matter, facts)] }
        guard case .object(let members) = facts, case .list(let elements)? = members[matter["each"]] else {
            throw .source(file: source.path, line: 1, problem: "there is no list of the name \(matter["each"])")
        }
        var pages: [DocsPage] = []
        for element in elements {
            guard case .object(let own) = element else { continue }
            pages.append(try DocsPage(source, matter, facts.adding(own), number: pages.count))
        }
        return pages
    }

    private init(
        _ source: SiteFile,
        _ matter: FrontMatter,
        _ facts: TemplateValue,
        number: Int = 0
    ) throws(SiteError) {
        func field(_ name: String) throws(SiteError) -> String {
            let template = try Template(matter[name], file: source.path, language: .plain)
            return try template.render(facts)
        }
        file = source.path
        title = try field("title")
        description = try field("description")
        group = matter["group"]
        guard let place = Int(matter["order"]), (0...9999).contains(place) else {
            throw .source(file: source.path, line: 1, problem: "order must be a number from 0 to 9999")
        }
        order = place * 1000 + number
        let name = source.path.split(separator: "/").last.map { String($0.dropLast(".md".count)) } ?? ""
        let given = try field("path")
        let tail = given.isEmpty ? (name == "index" ? "" : name) : given
        path = tail.isEmpty ? "/docs/" : "/docs/\(tail)/"
        let body = try Template(matter.body, file: source.path, firstLine: matter.bodyLine, language: .markdown)
        let text = try body.render(facts)
        markdown = "# \(MarkdownText.escaped(title))\n\n\(text.trimmed)\n"
        article = Article(text, title: title)
    }
}
