extension MovieHead {
    /// One box of an MP4 file: four bytes of size, four of name, content. The longer form of size, and the one that
    /// means "to the end of the file", are none of a head's.
    struct Box {
        static let head = 8

        let start: Int
        let end: Int
        private let name: ArraySlice<UInt8>

        /// Where the content begins.
        var content: Int { start + Self.head }

        /// - Returns: `nil` where there are not eight bytes, or the size is none. The end may lie behind that of `bytes`.
        init?(at place: Int, in bytes: ArraySlice<UInt8>) {
            guard place >= bytes.startIndex, place + Self.head <= bytes.endIndex else { return nil }
            let size = Int(Self.number(bytes[place..<place + 4]))
            guard size >= Self.head else { return nil }
            start = place
            end = place + size
            name = bytes[place + 4..<place + 8]
        }

        /// The first one of that name among the boxes that lie side by side from `place` to the end of `bytes`.
        init?(named name: String, in bytes: ArraySlice<UInt8>, from place: Int) {
            guard let box = Self.all(named: name, in: bytes, from: place).first else { return nil }
            self = box
        }

        /// All of that name.
        static func all(named name: String, in bytes: ArraySlice<UInt8>, from place: Int) -> [Box] {
            var found: [Box] = []
            var place = place
            while let box = Box(at: place, in: bytes), box.end <= bytes.endIndex {
                if box.isNamed(name) { found.append(box) }
                place = box.end
            }
            return found
        }

        func isNamed(_ text: String) -> Bool { name.elementsEqual(text.utf8) }

        static func number(_ bytes: ArraySlice<UInt8>) -> UInt32 { bytes.prefix(4).reduce(0) { $0 << 8 | UInt32($1) } }

        static func bytes(_ number: UInt32) -> [UInt8] {
            [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
        }
    }
}
