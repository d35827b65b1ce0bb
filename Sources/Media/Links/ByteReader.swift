/// Reads what ``ByteWriter`` wrote, and nothing else: a value has one spelling.
struct ByteReader {
    struct Broken: Error {}

    private var rest: ArraySlice<UInt8>

    init(_ bytes: [UInt8]) { rest = bytes[...] }

    var isAtEnd: Bool { rest.isEmpty }

    mutating func byte() throws(Broken) -> UInt8 {
        guard let byte = rest.popFirst() else { throw Broken() }
        return byte
    }

    mutating func flag() throws(Broken) -> Bool {
        switch try byte() {
        case 0: false
        case 1: true
        default: throw Broken()
        }
    }

    mutating func optionalFlag() throws(Broken) -> Bool? {
        switch try byte() {
        case 0: nil
        case 1: false
        case 2: true
        default: throw Broken()
        }
    }

    /// - Returns: 0 to 2⁶³ − 1.
    mutating func number() throws(Broken) -> Int {
        var number: UInt = 0
        for shift in stride(from: UInt(0), to: 63, by: 7) {
            let byte = try byte()
            number |= UInt(byte & 0x7F) << shift
            guard byte & 0x80 == 0 else { continue }
            guard byte != 0 || shift == 0 else { throw Broken() }
            return Int(bitPattern: number)
        }
        throw Broken()
    }

    mutating func optionalNumber() throws(Broken) -> Int? { try flag() ? number() : nil }

    mutating func text() throws(Broken) -> String {
        let count = try number()
        guard count <= rest.count, let text = String(validating: rest.prefix(count), as: UTF8.self)
        else { throw Broken() }
        rest = rest.dropFirst(count)
        return text
    }

    mutating func optionalText() throws(Broken) -> String? { try flag() ? text() : nil }
}
