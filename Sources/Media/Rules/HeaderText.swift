/// What header values of strangers are held to before they are read or handed on. Works on bytes.
enum HeaderText {
    /// The longest validator or condition that is handed on, in bytes.
    static let longest = 256
    /// So long a number stays below 2⁶³, and so does the sum of two; no file is an exabyte long.
    private static let mostDigits = 18

    /// Whether a value is handed on: not empty, at most 256 bytes, printable ASCII, no space at either end.
    static func isSane(_ value: String) -> Bool {
        let bytes = value.utf8
        guard (1...longest).contains(bytes.count), bytes.first != 0x20, bytes.last != 0x20 else { return false }
        return bytes.allSatisfy { (0x20...0x7E).contains($0) }
    }

    /// The one value of a header; `nil` where it is absent or sent twice: which one counts is anybody's guess.
    static func single(_ name: String, in headers: [(name: String, value: String)]) -> String? {
        let values = all(name, in: headers)
        return values.count == 1 ? values[0] : nil
    }

    /// Every value of a header, in order of arrival.
    static func all(_ name: String, in headers: [(name: String, value: String)]) -> [String] {
        headers.filter { equal($0.name.utf8, name) }.map(\.value)
    }

    /// A number of one to eighteen digits, nothing else: no sign, no space.
    static func number(_ digits: some Collection<UInt8>) -> Int? {
        guard (1...mostDigits).contains(digits.count) else { return nil }
        var number = 0
        for digit in digits {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
            number = number * 10 + Int(digit - UInt8(ascii: "0"))
        }
        return number
    }

    /// The value without spaces and tabs at its ends.
    static func trimmed(_ value: some StringProtocol) -> ArraySlice<UInt8> {
        var bytes = Array(value.utf8)[...]
        while let first = bytes.first, isSpace(first) { bytes.removeFirst() }
        while let last = bytes.last, isSpace(last) { bytes.removeLast() }
        return bytes
    }

    /// Compares with a text of ASCII, without case.
    static func equal(_ bytes: some Sequence<UInt8>, _ text: String) -> Bool {
        bytes.lazy.map(lowercased).elementsEqual(text.utf8.lazy.map(lowercased))
    }

    static func lowercased(_ byte: UInt8) -> UInt8 {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
    }

    static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
}
