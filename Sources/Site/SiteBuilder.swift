internal import API

/// Makes the site: sources and facts in, files out. It reads and writes nothing itself.
package struct SiteBuilder: Sendable {
    let sources: [SiteFile]
    private let facts: SiteFacts

    /// - Parameter sources: what ``SiteFolder/files(below:)`` read of the site's source folder.
    package init(_ sources: [SiteFile], facts: SiteFacts) {
        self.sources = sources.sorted { $0.path < $1.path }
        self.facts = facts
    }

    /// Every file of the public folder.
    ///
    /// - Throws: ``SiteError`` for the first source that is broken.
    package func files() throws(SiteError) -> [SiteFile] {
        let layout = try Layout(try source("layout.mustache"))
        let values = facts.value.adding(["recipes": .list(recipes), "hasRecipes": .flag(!recipes.isEmpty)])
        let index = try DocsIndex(try docs(values))
        var files = sources.filter { $0.path.hasPrefix("assets/") }
        files += try pages(layout, values)
        files += try documents(index, layout)
        let document = OpenAPIDocument(facts.description, version: facts.version)
        files.append(SiteFile("docs/openapi.json", document.bytes))
        files.append(SiteFile("docs/search.json", SearchIndex.json(of: index.pages)))
        files.append(SiteFile("llms.txt", LanguageModelIndex.text(of: index.pages, origin: facts.origin)))
        return try Self.unique(files)
    }

    /// The documentation's pages, before they are framed.
    func docs(_ values: TemplateValue) throws(SiteError) -> [DocsPage] {
        var pages: [DocsPage] = []
        for file in sources where file.path.hasPrefix("docs/") && file.path.hasSuffix(".md") {
            pages += try DocsPage.pages(from: file, facts: values)
        }
        return pages
    }

    private func source(_ path: String) throws(SiteError) -> SiteFile {
        guard let file = sources.first(where: { $0.path == path }) else {
            throw .unreadable(file: path, reason: "it is not there")
        }
        return file
    }

    private func pages(_ layout: Layout, _ values: TemplateValue) throws(SiteError) -> [SiteFile] {
        var files: [SiteFile] = []
        for file in sources where file.path.hasPrefix("pages/") && file.path.hasSuffix(".html") {
            files.append(try StandingPage(file, values).file(layout))
        }
        return files
    }

    private func documents(_ index: DocsIndex, _ layout: Layout) throws(SiteError) -> [SiteFile] {
        guard !index.pages.isEmpty else { return [] }
        let frameFile = try source("docs.mustache")
        let frame = try Template(frameFile.text, file: frameFile.path, language: .html)
        var files: [SiteFile] = []
        for page in index.pages {
            let html = try layout.render(
                Layout.Page(
                    title: page.title,
                    description: page.description,
                    section: "docs",
                    scripts: ["/assets/docs.js"],
                    body: try frame.render(index.frame(of: page, origin: facts.origin))
                )
            )
            let folder = String(page.path.dropFirst())
            files.append(SiteFile("\(folder)index.html", html))
            files.append(SiteFile("\(folder)index.md", page.markdown))
        }
        return files
    }

    private static func unique(_ files: [SiteFile]) throws(SiteError) -> [SiteFile] {
        var paths: Set<String> = []
        for file in files where !paths.insert(file.path).inserted { throw .taken(path: file.path, by: "the site") }
        return files
    }
}
