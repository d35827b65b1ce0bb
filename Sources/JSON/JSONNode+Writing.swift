extension JSONNode {
    func write(to output: inout [UInt8]) {
        switch self {
        case .null: output += "null".utf8
        case .bool(let flag): output += (flag ? "true" : "false").utf8
        case .int(let number): output += String(number).utf8
        case .double(let number): Self.write(number, to: &output)
        case .string(let text): Self.write(text, to: &output)
        case .array(let elements):
            output.append(UInt8(ascii: "["))
            for (place, element) in elements.enumerated() {
                if place > 0 { output.append(UInt8(ascii: ",")) }
                element.write(to: &output)
            }
            output.append(UInt8(ascii: "]"))
        case .object(let members):
            output.append(UInt8(ascii: "{"))
            for (place, member) in members.enumerated() {
                if place > 0 { output.append(UInt8(ascii: ",")) }
                Self.write(member.name, to: &output)
                output.append(UInt8(ascii: ":"))
                member.value.write(to: &output)
            }
            output.append(UInt8(ascii: "}"))
        }
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

    /// Runs that need no escape, which is nearly all text, are copied whole.
    private static func write(_ text: String, to output: inout [UInt8]) {
        var text = text
        output.append(UInt8(ascii: "\""))
        text.withUTF8 { bytes in
            var rest = UnsafeRawBufferPointer(bytes)
            while let place = JSONEscape.firstOffset(in: rest) {
                output.append(contentsOf: rest[..<place])
                output += JSONEscape.sequence(for: rest[place])
                rest = UnsafeRawBufferPointer(rebasing: rest[(place + 1)...])
            }
            output.append(contentsOf: rest)
        }
        output.append(UInt8(ascii: "\""))
    }
}
