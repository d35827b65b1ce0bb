/// A tag of a template: where it stands and what it names.
struct TemplateTag: Equatable, Sendable {
    let line: Int
    /// `a.b` names two.
    let names: [String]

    /// Every tag that names a value.
    static func all(in text: String, firstLine: Int) -> [TemplateTag] {
        var tags: [TemplateTag] = []
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            var rest = line[...]
            while let start = rest.firstRange(of: "{{"), let end = rest[start.upperBound...].firstRange(of: "}}") {
                let names = names(in: rest[start.upperBound..<end.lowerBound])
                if !names.isEmpty { tags.append(TemplateTag(line: firstLine + number + 1, names: names)) }
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
