/// Names for saving, sound on every system: no path, nothing invisible that turns the text around, nothing that Windows,
/// a shell or a header would take for something else.
package enum FileName {
    /// Bytes of UTF-8. File systems take 255; a browser that has the name already puts a number behind it.
    package static let longest = 150
    private static let longestExtension = 10
    /// Windows takes them for devices, whatever stands behind the first dot.
    private static let devices = Set(
        ["con", "prn", "aux", "nul", "conin$", "conout$", "clock$"]
            + (["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "¹", "²", "³"].flatMap { ["com" + $0, "lpt" + $0] })
    )

    /// The same name as far as it is sound; what separates paths becomes an underscore, what cannot be seen goes, and a
    /// name that is too long loses its end but not its extension. `download` where nothing is left.
    ///
    ///     FileName.safe("../a\u{202E}b: c.mp4")  // "_a b_ c.mp4"
    package static func safe(_ name: String) -> String {
        var name = cleaned(name)
        if name.utf8.first == UInt8(ascii: "-") { name = "_" + name }
        let stem = name.prefix { $0 != "." }
        if devices.contains(stem.lowercased()) { name = "_" + name }
        if name.utf8.count > longest { name = shortened(name) }
        return name.isEmpty ? "download" : name
    }

    /// Without what cannot be seen, what separates paths, and dots and spaces at both ends; may be empty.
    static func cleaned(_ name: String) -> String { trimmed(visible(name)) }

    /// The extension with its dot: ASCII letters and digits behind the last dot; empty where there is none.
    static func fileExtension(of name: String) -> Substring {
        guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")), dot > name.startIndex else { return "" }
        let tail = name.utf8[dot...].dropFirst()
        let isExtension = (1...longestExtension).contains(tail.count) && tail.allSatisfy(isAlphanumeric)
        return isExtension ? Substring(name.utf8[dot...]) : ""
    }

    /// A prefix of at most that many bytes that ends between two characters; between two scalars where one character
    /// alone is longer.
    static func prefix(of text: some StringProtocol, bytes limit: Int) -> String {
        var kept = ""
        var count = 0
        for character in text {
            count += character.utf8.count
            guard count <= limit else { break }
            kept.append(character)
        }
        guard kept.isEmpty else { return kept }
        var scalars = String.UnicodeScalarView()
        count = 0
        for scalar in text.unicodeScalars {
            count += UTF8.width(scalar)
            guard count <= limit else { break }
            scalars.append(scalar)
        }
        return String(scalars)
    }

    private static func shortened(_ name: String) -> String {
        let suffix = fileExtension(of: name)
        let stem = name.utf8.dropLast(suffix.utf8.count)
        return trimmed(prefix(of: String(Substring(stem)), bytes: longest - suffix.utf8.count)) + suffix
    }

    /// Without characters that cannot be seen; runs of white space are one space.
    private static func visible(_ name: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in name.unicodeScalars {
            switch scalar {
            case "/", "\\", ":", "*", "?", "\"", "<", ">", "|": scalars.append("_")
            case "!"..."~": scalars.append(scalar)
            case _ where scalar.properties.isWhitespace: if scalars.last != " " { scalars.append(" ") }
            case _ where isVisible(scalar): scalars.append(scalar)
            default: break
            }
        }
        return String(scalars)
    }

    private static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: false
        // Joiners are part of emoji and of several scripts; the others turn text around or hide it.
        case .format: scalar.value == 0x200C || scalar.value == 0x200D
        default: scalar != "\u{FFFD}"
        }
    }

    private static func trimmed(_ name: String) -> String {
        let isMargin = { (byte: UInt8) in byte == UInt8(ascii: ".") || byte == UInt8(ascii: " ") }
        var bytes = name.utf8[...]
        while let first = bytes.first, isMargin(first) { bytes.removeFirst() }
        while let last = bytes.last, isMargin(last) { bytes.removeLast() }
        return String(Substring(bytes))
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        switch HeaderText.lowercased(byte) {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
        default: false
        }
    }
}
