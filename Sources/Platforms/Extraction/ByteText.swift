extension String {
    /// Every occurrence of `needle` replaced, compared byte by byte.
    ///
    /// The standard library compares characters by canonical equivalence, which costs a hundred times as much and is
    /// not what addresses and entities want.
    func replacingBytes(_ needle: String, with replacement: String) -> String {
        guard let first = needle.utf8.first, holdsByte(first) else { return self }
        let needle = Array(needle.utf8)
        let bytes = Array(utf8)
        guard bytes.count >= needle.count else { return self }
        var output: [UInt8] = []
        var copied = 0
        var at = 0
        while at <= bytes.count - needle.count {
            guard bytes[at] == first, bytes[at..<(at + needle.count)].elementsEqual(needle) else {
                at += 1
                continue
            }
            output += bytes[copied..<at]
            output += replacement.utf8
            at += needle.count
            copied = at
        }
        guard copied > 0 else { return self }
        output += bytes[copied...]
        return String(decoding: output, as: UTF8.self)
    }

    private func holdsByte(_ byte: UInt8) -> Bool {
        var text = self
        return text.withUTF8 { ByteSearch.firstOffset(of: byte, in: UnsafeRawBufferPointer($0), from: 0) } != nil
    }

    /// Whether `needle` stands in it, compared byte by byte.
    func containsBytes(_ needle: StaticString) -> Bool {
        var text = self
        return text.withUTF8 { ByteSearch.firstOffset(of: needle, in: UnsafeRawBufferPointer($0)) } != nil
    }
}
