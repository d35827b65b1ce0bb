/// Boxes of an MP4 file (ISO 14496-12), as far as tests rewrite them.
enum MP4Box {
    /// Writes the content of the first box at that path anew, and the sizes of all boxes around it.
    static func rewriting(_ bytes: [UInt8], _ path: [String], _ change: ([UInt8]) -> [UInt8]) -> [UInt8] {
        guard let name = path.first else { return change(bytes) }
        var result: [UInt8] = []
        var place = 0
        var isDone = false
        while place + 8 <= bytes.count {
            let size = Int(bytes[place..<place + 4].reduce(0) { $0 << 8 | UInt32($1) })
            guard size >= 8, place + size <= bytes.count else { break }
            let type = Array(bytes[place + 4..<place + 8])
            var content = Array(bytes[place + 8..<place + size])
            if !isDone, type == Array(name.utf8) {
                content = rewriting(content, Array(path.dropFirst()), change)
                isDone = true
            }
            result += box(name: type, content)
            place += size
        }
        return result + bytes[place...]
    }

    static func box(name: some Sequence<UInt8>, _ content: [UInt8]) -> [UInt8] {
        bigEndian(UInt32(content.count + 8)) + name + content
    }

    static func bigEndian<Number: FixedWidthInteger>(_ number: Number) -> [UInt8] {
        withUnsafeBytes(of: number.bigEndian) { Array($0) }
    }

    /// A table of data references with one that leads to a file beside: a Macintosh alias, the form that ffmpeg reads.
    static func reference(to path: String) -> [UInt8] {
        var alias = [UInt8](repeating: 0, count: 10) + [6] + Array("canary".utf8) + [UInt8](repeating: 0, count: 21)
        alias += [UInt8](repeating: 0, count: 12) + [10] + Array("canary.mp4".utf8) + [UInt8](repeating: 0, count: 53)
        alias += [UInt8](repeating: 0, count: 16) + bigEndian(UInt16(1)) + bigEndian(UInt16(1))
        alias += [UInt8](repeating: 0, count: 16)
        // Record 2: the whole path. An odd length is filled up.
        let volume = Array("canary:".utf8) + Array(path.utf8.map { $0 == UInt8(ascii: "/") ? UInt8(ascii: ":") : $0 })
        alias += bigEndian(UInt16(2)) + bigEndian(UInt16(volume.count)) + volume + (volume.count % 2 == 0 ? [] : [0])
        alias += bigEndian(UInt16.max) + bigEndian(UInt16(0))
        return bigEndian(UInt32(0)) + bigEndian(UInt32(1)) + box(name: "alis".utf8, [0, 0, 0, 0] + alias)
    }

    /// The same with an address, the form of the standard.
    static func reference(url: String) -> [UInt8] {
        bigEndian(UInt32(0)) + bigEndian(UInt32(1)) + box(name: "url ".utf8, [0, 0, 0, 0] + Array(url.utf8) + [0])
    }
}
