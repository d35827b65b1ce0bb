/// The attributes of a tag: `NAME=value,NAME="text"` (RFC 8216, section 4.2).
struct AttributeList {
    struct Attribute {
        let name: String
        /// Without its quotes.
        var value: ArraySlice<UInt8>
        let isQuoted: Bool
    }

    private(set) var attributes: [Attribute] = []

    /// - Returns: `nil` for what is no such list. Spaces behind commas are let through, backslashes in quotes are not:
    ///   some readers take them for escapes.
    init?(_ text: ArraySlice<UInt8>) {
        var rest = text
        repeat {
            rest = rest.drop(while: HeaderText.isSpace)
            let name = rest.prefix(while: Self.isNameByte)
            guard !name.isEmpty, rest.dropFirst(name.count).first == UInt8(ascii: "=") else { return nil }
            rest = rest[(name.endIndex + 1)...]
            let isQuoted = rest.first == UInt8(ascii: "\"")
            if isQuoted { rest = rest.dropFirst() }
            let value = rest.prefix { isQuoted ? $0 != UInt8(ascii: "\"") : $0 != UInt8(ascii: ",") }
            rest = rest[value.endIndex...]
            if isQuoted {
                guard !rest.isEmpty, !value.contains(UInt8(ascii: "\\")) else { return nil }
                rest = rest.dropFirst()
            } else {
                guard !value.isEmpty, value.allSatisfy(Self.isPlain) else { return nil }
            }
            attributes.append(
                Attribute(name: String(decoding: name, as: UTF8.self), value: value, isQuoted: isQuoted)
            )
            rest = rest.drop(while: HeaderText.isSpace)
            guard rest.isEmpty || rest.first == UInt8(ascii: ",") else { return nil }
            rest = rest.dropFirst()
        } while !rest.isEmpty
    }

    func values(of name: String) -> [ArraySlice<UInt8>] { attributes.filter { $0.name == name }.map(\.value) }

    /// The one value of an attribute; `nil` where it is absent or stands twice.
    func single(_ name: String) -> String? {
        let values = values(of: name)
        return values.count == 1 ? String(decoding: values[0], as: UTF8.self) : nil
    }

    mutating func remove(where isUnwanted: (String) -> Bool) { attributes.removeAll { isUnwanted($0.name) } }

    /// Replaces every quoted value of that name; one without quotes is no address.
    mutating func replace(
        _ name: String,
        by replacement: (ArraySlice<UInt8>) throws(PlaylistRefusal) -> String
    ) throws(PlaylistRefusal) {
        for place in attributes.indices where attributes[place].name == name {
            guard attributes[place].isQuoted else { throw .form }
            attributes[place].value = Array(try replacement(attributes[place].value).utf8)[...]
        }
    }

    /// As it stands behind the tag.
    var bytes: [UInt8] {
        var output: [UInt8] = []
        for attribute in attributes {
            if !output.isEmpty { output.append(UInt8(ascii: ",")) }
            output.append(contentsOf: attribute.name.utf8)
            output.append(UInt8(ascii: "="))
            if attribute.isQuoted { output.append(UInt8(ascii: "\"")) }
            output.append(contentsOf: attribute.value)
            if attribute.isQuoted { output.append(UInt8(ascii: "\"")) }
        }
        return output
    }

    /// Of the names of attributes, and of tags.
    static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): true
        default: false
        }
    }

    /// Of numbers, resolutions and words without quotes.
    private static func isPlain(_ byte: UInt8) -> Bool {
        (0x21...0x7E).contains(byte) && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
    }
}
