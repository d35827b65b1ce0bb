/// `llms.txt`: every page of the documentation in Markdown, a line each (llmstxt.org).
enum LanguageModelIndex {
    static func text(of pages: [DocsPage], origin: String) -> String {
        var lines = [
            "# Easydown", "",
            "> A self-hosted API that turns a public link to one post into its media: one JSON answer, whatever the platform.",
        ]
        var group = ""
        for page in pages {
            if page.group != group {
                group = page.group
                lines += ["", "## \(group)", ""]
            }
            lines.append("- [\(page.title)](\(origin)\(page.path)index.md): \(page.description)")
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
