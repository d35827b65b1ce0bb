extension SiteBuilder {
    private static let languages: [(suffix: String, info: String, name: String)] = [
        (".mjs", "js", "Node"), (".js", "js", "Node"), (".py", "python", "Python"), (".php", "php", "PHP"),
        (".go", "go", "Go"), (".rb", "ruby", "Ruby"), (".swift", "swift", "Swift"), (".conf", "nginx", "nginx"),
    ]

    /// Every program below `recipes/`, whatever is there, in the order of the languages: as a fenced block in a tab.
    var recipes: [TemplateValue] {
        let programs = sources.filter { $0.path.hasPrefix("recipes/") && !$0.path.hasSuffix("/Package.swift") }
        return Self.languages.flatMap { language in
            programs.filter { $0.path.hasSuffix(language.suffix) }.map { file in
                .object([
                    "name": .init(language.name),
                    "file": .init(String(file.path.split(separator: "/").last ?? "")),
                    "block": .init(MarkdownText.fenced(file.text, info: "\(language.info) tab=\(language.name)")),
                ])
            }
        }
    }
}
