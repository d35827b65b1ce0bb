internal import Mustache

/// What templates are filled with.
indirect enum TemplateValue: Sendable, Equatable {
    case text(String)
    case flag(Bool)
    case list([TemplateValue])
    case object([String: TemplateValue])
}

extension TemplateValue {
    init(_ text: String) { self = .text(text) }
    init(_ number: Int) { self = .text(String(number)) }

    /// Every name that a tag can use.
    var names: Set<String> {
        switch self {
        case .text, .flag: []
        case .list(let values): values.reduce(into: []) { $0.formUnion($1.names) }
        case .object(let members): members.values.reduce(into: Set(members.keys)) { $0.formUnion($1.names) }
        }
    }

    /// Names that stand for nothing in some place: an empty list, or no text.
    var emptyNames: Set<String> {
        switch self {
        case .text, .flag: []
        case .list(let values): values.reduce(into: []) { $0.formUnion($1.emptyNames) }
        case .object(let members):
            members.reduce(into: []) { names, member in
                if member.value == .list([]) || member.value == .text("") { names.insert(member.key) }
                names.formUnion(member.value.emptyNames)
            }
        }
    }

    /// This object's members and those of another, which win.
    func adding(_ more: [String: TemplateValue]) -> TemplateValue {
        guard case .object(let members) = self else { return .object(more) }
        return .object(members.merging(more) { $1 })
    }
}

extension TemplateValue: ExpressibleByStringLiteral {
    init(stringLiteral value: String) { self = .text(value) }
}

extension TemplateValue: MustacheParent, MustacheCustomRepresentation {
    func child(named name: String) -> Any? {
        guard case .object(let members) = self else { return nil }
        return members[name]
    }

    var representation: Any? {
        switch self {
        case .text(let text): TemplateText(text: text)
        case .flag(let flag): flag
        case .list(let values): values
        case .object: self
        }
    }
}

/// A text; empty, it is nothing, so that its section is left out. `{{{code(name)}}}` writes it as code of Markdown.
private struct TemplateText: MustacheCustomRenderable, MustacheTransformable {
    let text: String

    var renderText: String { text }
    var isNull: Bool { text.isEmpty }

    func transform(_ name: String) -> Any? {
        switch name {
        case "code": TemplateText(text: MarkdownText.code(text))
        case "empty": text.isEmpty
        default: nil
        }
    }
}
