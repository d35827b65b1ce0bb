extension JSONNode {
    func write(to output: inout [UInt8]) {
        switch self {
        case .null: output += "null".utf8
        case .bool(let flag): output += (flag ? "true" : "false").utf8
        case .int(let number): output += String(number).utf8
        case .double(let number): Self.write(number, to: &output)
        case .string(let text): Self.write(text, to: &output)
        case .array(let elements):
            Self.writeList(elements, between: UInt8(ascii: "["), UInt8(ascii: "]"), to: &output) { element, output in
                element.write(to: &output)
            }
        case .object(let members):
            Self.writeList(members, between: UInt8(ascii: "{"), UInt8(ascii: "}"), to: &output) { member, output in
                Self.write(member.name, to: &output)
                output.append(UInt8(ascii: ":"))
                member.value.write(to: &output)
            }
        }
    }

    private static func writeList<Element>(
        _ elements: [Element],
        between open: UInt8,
        _ close: UInt8,
        to output: inout [UInt8],
        write: (Element, inout [UInt8]) -> Void
    ) {
        output.append(open)
        for (place, element) in elements.enumerated() {
            if place > 0 { output.append(UInt8(ascii: ",")) }
            write(element, &output)
        }
        output.append(close)
    }

    /// Whole numbers are written without a fraction; JSON knows no NaN and no infinity, so those become `null`.
    private static func write(_ number: Double, to output: inout [UInt8]) {
        guard number.isFinite else {
            output += "null".utf8
            return
        }
        if let whole = Int(exactly: number), whole.magnitude < 1 << 53 {
            output += String(whole).utf8
        } else {
            output += number.description.utf8
        }
    }

    private static func write(_ text: String, to output: inout [UInt8]) {
        output.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""): output += [UInt8(ascii: "\\"), byte]
            case UInt8(ascii: "\\"): output += [byte, byte]
            case 0x0A: output += "\\n".utf8
            case 0x0D: output += "\\r".utf8
            case 0x09: output += "\\t".utf8
            case 0..<0x20: output += "\\u00\(byte < 0x10 ? "0" : "1")\(String(byte & 0xF, radix: 16))".utf8
            default: output.append(byte)
            }
        }
        output.append(UInt8(ascii: "\""))
    }
}
