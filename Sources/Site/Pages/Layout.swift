/// The frame of every page: `layout.mustache`.
struct Layout {
    /// The parts of the site, as the head of each page has them.
    static let sections: [(id: String, name: String)] = [
        ("docs", "Docs"), ("demo", "Demo"), ("console", "Console"), ("status", "Status"),
    ]

    private let template: Template

    init(_ file: SiteFile) throws(SiteError) {
        template = try Template(file.text, file: file.path, language: .html)
    }

    /// What a page is, beside its body.
    struct Page {
        let title: String
        let description: String
        /// One of ``Layout/sections``, or none.
        let section: String
        /// Addresses of stylesheets beside the one that all pages share.
        var styles: [String] = []
        /// Addresses of modules.
        let scripts: [String]
        /// HTML.
        let body: String
    }

    func render(_ page: Page) throws(SiteError) -> String {
        try template.render(
            .object([
                "language": "en",
                "title": .init(page.title),
                "description": .init(page.description),
                "styles": .list(page.styles.map { .text($0) }),
                "scripts": .list(page.scripts.map { .text($0) }),
                "sections": .list(
                    Self.sections.map { section in
                        .object([
                            "path": .text("/\(section.id)/"), "name": .init(section.name),
                            "isCurrent": .flag(section.id == page.section),
                        ])
                    }
                ),
                "body": .init(page.body),
            ])
        )
    }
}
