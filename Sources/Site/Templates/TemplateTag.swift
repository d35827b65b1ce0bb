/// A tag of a template: where it stands and what it names.
struct TemplateTag: Equatable, Sendable {
    let line: Int
    /// `a.b` names two.
    let names: [String]
    /// Sections around it.
    let sections: [String]

    /// Every tag that names a value.
    static func all(in text: String, firstLine: Int) -> [TemplateTag] {
        var tags: [TemplateTag] = []
        var sections: [String] = []
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            var rest = line[...]
            while let start = rest.firstRange(of: "{{"), let end = rest[start.upperBound...].firstRange(of: "}}") {
                let tag = rest[start.upperBound..<end.lowerBound]
                let names = names(in: tag)
                if tag.first == "/" { _ = sections.popLast() }
                if !names.isEmpty {
                    tags.append(TemplateTag(line: firstLine + number + 1, names: names, sections: sections))
                }
                if tag.first == "#" || tag.first == "^" { sections += [names.last ?? ""] }
                rest = rest[end.upperBound...]
            }
        }
        return tags
    }

    /// `#code(a.b)` is a and b; `.`, comments and settings name nothing.
    private static func names(in tag: Substring) -> [String] {
        guard let kind = tag.first, !"!%=/>".contains(kind) else { return [] }
        var name = tag.drop { "#^{& ".contains($0) }
        if let bracket = name.lastIndex(of: "(") { name = name[name.index(after: bracket)...] }
        name = name.prefix { !")} ".contains($0) }
        return name.split(separator: ".").map(String.init)
    }
}
