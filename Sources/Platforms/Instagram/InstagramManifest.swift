/// What Instagram's DASH manifests (MPD, ISO 23009-1) tell of renditions that are whole files. No document type, no
/// entity but the five of XML is read.
struct InstagramManifest {
    struct Rendition: Equatable {
        var attributes: [String: String] = [:]
        var url = ""
    }

    /// Seconds.
    private(set) var duration: Double?
    private(set) var renditions: [Rendition] = []

    private static let limit = 100

    init(_ text: String) {
        var rest = text[...]
        var current: Rendition?
        while renditions.count < Self.limit, let open = rest.firstIndex(of: "<") {
            rest = rest[rest.index(after: open)...]
            guard let close = rest.firstIndex(of: ">") else { return }
            let tag = rest[..<close]
            rest = rest[rest.index(after: close)...]
            switch tag.prefix(while: { !$0.isWhitespace && $0 != "/" || $0 == "/" && tag.first == "/" }) {
            case "MPD": duration = Self.seconds(Self.attributes(tag)["mediaPresentationDuration"])
            case "Representation": current = Rendition(attributes: Self.attributes(tag))
            case "BaseURL": current?.url = Self.unescaped(rest.prefix { $0 != "<" })
            case "/Representation":
                if let done = current, !done.url.isEmpty { renditions.append(done) }
                current = nil
            default: break
            }
        }
    }

    /// `PT0H0M4.967S`.
    private static func seconds(_ text: String?) -> Double? {
        guard let text, text.hasPrefix("PT") else { return nil }
        var total = 0.0
        var number = ""
        for character in text.dropFirst(2) {
            switch character {
            case "0"..."9", ".": number.append(character)
            case "H", "M", "S":
                guard let value = Double(number) else { return nil }
                total += value * (character == "H" ? 3600 : character == "M" ? 60 : 1)
                number = ""
            default: return nil
            }
        }
        return total.isFinite ? total : nil
    }

    private static func attributes(_ tag: Substring) -> [String: String] {
        var attributes: [String: String] = [:]
        var rest = tag
        while attributes.count < 64, let equals = rest.firstIndex(of: "=") {
            let name = rest[..<equals].reversed().prefix { !$0.isWhitespace }.reversed()
            let value = rest[rest.index(after: equals)...]
            guard let quote = value.first, quote == "\"" || quote == "'" else { return attributes }
            let text = value.dropFirst().prefix { $0 != quote }
            attributes[String(name)] = unescaped(text)
            rest = value.dropFirst(text.count + 2)
        }
        return attributes
    }

    private static let entities = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&amp;", "&")]

    private static func unescaped(_ text: Substring) -> String {
        entities.reduce(String(text)) { $0.replacing($1.0, with: $1.1) }
    }
}
