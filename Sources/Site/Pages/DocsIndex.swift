/// The documentation's pages in their order, in groups.
struct DocsIndex {
    let pages: [DocsPage]

    /// - Throws: ``SiteError/taken(path:by:)`` where two pages have one address.
    init(_ pages: [DocsPage]) throws(SiteError) {
        self.pages = pages.sorted { ($0.order, $0.path) < ($1.order, $1.path) }
        var paths: Set<String> = []
        for page in self.pages where !paths.insert(page.path).inserted {
            throw .taken(path: page.path, by: page.file)
        }
    }

    /// What the frame of a page shows around it.
    ///
    /// - Parameter origin: where the page's samples send their requests.
    func frame(of page: DocsPage, origin: String) -> TemplateValue {
        let place = pages.firstIndex { $0.path == page.path } ?? 0
        let sections = page.article.sections.filter { $0.level == 2 || $0.level == 3 }
        return .object([
            "origin": .init(origin),
            "title": .init(page.title),
            "lead": .init(page.description),
            "body": .init(page.article.html),
            "markdown": .init("\(page.path)index.md"),
            "groups": .list(groups(current: page)),
            "hasContents": .flag(sections.count > 1),
            "contents": .list(sections.map(Self.entry)),
            "previous": link(place - 1),
            "next": link(place + 1),
        ])
    }

    private func groups(current: DocsPage) -> [TemplateValue] {
        var names: [String] = []
        for page in pages where !names.contains(page.group) { names.append(page.group) }
        return names.map { name in
            let entries = pages.filter { $0.group == name }.map { page in
                TemplateValue.object([
                    "path": .init(page.path), "name": .init(page.title), "isCurrent": .flag(page.path == current.path),
                ])
            }
            return .object(["group": .init(name), "entries": .list(entries)])
        }
    }

    private static func entry(_ section: Article.Section) -> TemplateValue {
        .object(["id": .init(section.id), "name": .init(section.title), "isSub": .flag(section.level == 3)])
    }

    private func link(_ place: Int) -> TemplateValue {
        guard pages.indices.contains(place) else { return .text("") }
        return .object(["path": .init(pages[place].path), "name": .init(pages[place].title)])
    }
}
