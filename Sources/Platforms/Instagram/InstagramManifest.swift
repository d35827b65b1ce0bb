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
        var rest = Array(text.utf8)[...]
        var current: Rendition?
        while renditions.count < Self.limit, let open = rest.firstIndex(of: UInt8(ascii: "<")) {
            rest = rest[(open + 1)...]
            guard let close = rest.firstIndex(of: UInt8(ascii: ">")) else { return }
            let tag = rest[..<close]
            rest = rest[(close + 1)...]
            switch Self.name(of: tag) {
            case "MPD": duration = Self.seconds(Self.attributes(tag)["mediaPresentationDuration"])
            case "Representation": current = Rendition(attributes: Self.attributes(tag))
            case "BaseURL": current?.url = Self.unescaped(rest.prefix { $0 != UInt8(ascii: "<") })
            case "/Representation":
                if let done = current, !done.url.isEmpty { renditions.append(done) }
                current = nil
            default: break
            }
        }
    }

    /// The word that a tag begins with, the slash of a closing tag included.
    private static func name(of tag: ArraySlice<UInt8>) -> String {
        let word = tag.prefix { !isSpace($0) }
        return String(decoding: word.last == UInt8(ascii: "/") ? word.dropLast() : word, as: UTF8.self)
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

    private static func attributes(_ tag: ArraySlice<UInt8>) -> [String: String] {
        var attributes: [String: String] = [:]
        var rest = tag
        while attributes.count < 64, let equals = rest.firstIndex(of: UInt8(ascii: "=")) {
            let start = rest[..<equals].lastIndex(where: isSpace).map { $0 + 1 } ?? rest.startIndex
            let value = rest[(equals + 1)...]
            guard let quote = value.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { break }
            let text = value.dropFirst().prefix { $0 != quote }
            attributes[String(decoding: rest[start..<equals], as: UTF8.self)] = unescaped(text)
            rest = value.dropFirst(text.count + 2)
        }
        return attributes
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

    private static let entities: [(name: String, byte: UInt8)] = [
        ("&lt;", UInt8(ascii: "<")), ("&gt;", UInt8(ascii: ">")), ("&quot;", UInt8(ascii: "\"")),
        ("&apos;", UInt8(ascii: "'")), ("&amp;", UInt8(ascii: "&")),
    ]

    private static func unescaped(_ text: ArraySlice<UInt8>) -> String {
        guard text.contains(UInt8(ascii: "&")) else { return String(decoding: text, as: UTF8.self) }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count)
        var rest = text
        while let byte = rest.first {
            let entity = byte == UInt8(ascii: "&") ? entities.first { rest.starts(with: $0.name.utf8) } : nil
            bytes.append(entity?.byte ?? byte)
            rest = rest.dropFirst(entity?.name.utf8.count ?? 1)
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
