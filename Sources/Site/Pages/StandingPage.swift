/// A page that is written in HTML: the home, the demo, the console.
struct StandingPage {
    private let page: Layout.Page
    private let path: String

    private static let fields: Set<String> = ["path", "title", "description", "section", "styles", "scripts"]

    /// - Throws: ``SiteError/source(file:line:problem:)``.
    init(_ source: SiteFile, _ values: TemplateValue) throws(SiteError) {
        let matter = try FrontMatter(source, allowed: Self.fields, required: ["path", "title", "description"])
        path = matter["path"]
        guard path.hasPrefix("/"), path.hasSuffix("/"), !path.split(separator: "/").contains("..") else {
            throw .source(file: source.path, line: 1, problem: "path must begin and end with /")
        }
        let section = matter["section"]
        guard ["", "none"].contains(section) || Layout.sections.contains(where: { $0.id == section }) else {
            throw .source(file: source.path, line: 1, problem: "there is no section \(section)")
        }
        let body = try Template(matter.body, file: source.path, firstLine: matter.bodyLine, language: .html)
        page = Layout.Page(
            title: matter["title"],
            description: matter["description"],
            section: section,
            styles: Self.list(matter["styles"]),
            scripts: Self.list(matter["scripts"]),
            body: try body.render(values)
        )
    }

    private static func list(_ field: String) -> [String] { field.split(separator: " ").map(String.init) }

    func file(_ layout: Layout) throws(SiteError) -> SiteFile {
        SiteFile("\(path.dropFirst())index.html", try layout.render(page))
    }
}
