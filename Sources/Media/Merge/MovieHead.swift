/// Puts the length into the head of a fragmented MP4 that is streamed while it is made. ffmpeg leaves it 0, since it does
/// not know what is still to come; players then show no length, or that of the first fragment.
///
/// Players differ in where they look. ISO 14496-12, section 8.8.2, has a box for the length of all fragments; programs
/// on ffmpeg's own reader pass it over and take the headers of the movie and of the tracks' media (8.2.2 and 8.4.2).
///
/// All output goes through ``take(_:)`` until ``isDone``. What is no such head passes as it is.
package struct MovieHead: Sendable {
    /// Whether all that follows passes unchanged.
    package private(set) var isDone = false
    private var held: [UInt8] = []
    private let duration: Double

    /// Bytes of a head; ffmpeg's has two thousand, and codecs' own data with it.
    private static let longest = 1 << 20
    private static let addedBox = 16

    /// - Parameter duration: seconds.
    package init(duration: Double) { self.duration = max(0, min(duration, MergePlan.longest)) }

    /// Takes the next bytes of the file.
    ///
    /// - Returns: what is to be sent in their place, which is nothing as long as the head is not whole.
    package mutating func take(_ bytes: some Sequence<UInt8>) -> [UInt8] {
        guard !isDone else { return Array(bytes) }
        held += bytes
        var place = 0
        while let box = Box(at: place, in: held[...]) {
            if box.isNamed("moov") {
                guard box.end <= Self.longest else { return finish() }
                guard box.end <= held.count else { return [] }
                complete(box)
                return finish()
            }
            guard box.isNamed("ftyp") || box.isNamed("free"), box.end <= Self.longest else { return finish() }
            place = box.end
        }
        // Too few bytes yet to tell what comes, or something that is no box.
        return held.count < place + Box.head ? [] : finish()
    }

    /// What is held where the file ends before its head does.
    package mutating func finish() -> [UInt8] {
        isDone = true
        defer { held = [] }
        return held
    }

    private mutating func complete(_ movie: Box) {
        let content = held[..<movie.end]
        guard let header = Box(named: "mvhd", in: content, from: movie.content).flatMap({ Times(of: $0, in: content) }),
            let extends = Box(named: "mvex", in: content, from: movie.content),
            Box(named: "mehd", in: content[..<extends.end], from: extends.content) == nil,
            let length = units(header.scale)
        else { return }
        write(header)
        for track in Box.all(named: "trak", in: content, from: movie.content) {
            let media = Box(named: "mdia", in: content[..<track.end], from: track.content)
            let times = media.flatMap { Box(named: "mdhd", in: content[..<$0.end], from: $0.content) }
            if let times = times.flatMap({ Times(of: $0, in: content) }) { write(times) }
        }
        grow(movie)
        grow(extends)
        let added = Box.bytes(UInt32(Self.addedBox)) + Array("mehd".utf8) + [0, 0, 0, 0] + Box.bytes(length)
        held.insert(contentsOf: added, at: extends.content)
    }

    /// The length in units of so many a second; `nil` where it is none that can be written.
    private func units(_ scale: UInt32) -> UInt32? {
        let units = (duration * Double(scale)).rounded()
        return units >= 1 && units < Double(UInt32.max) ? UInt32(units) : nil
    }

    private mutating func write(_ times: Times) {
        guard let length = units(times.scale) else { return }
        let high = [UInt8](repeating: 0, count: times.duration.count - 4)
        held.replaceSubrange(times.duration, with: high + Box.bytes(length))
    }

    private mutating func grow(_ box: Box) {
        let size = UInt32(box.end - box.start + Self.addedBox)
        held.replaceSubrange(box.start..<box.start + 4, with: Box.bytes(size))
    }

    /// Where a header of the movie, or of a track's media, has its time scale and its length.
    private struct Times {
        /// Units a second.
        let scale: UInt32
        let duration: Range<Int>

        init?(of header: Box, in bytes: ArraySlice<UInt8>) {
            // Version 1 has dates and length in eight bytes each.
            let isLong = bytes[header.content...].first == 1
            let place = header.content + (isLong ? 20 : 12)
            duration = place + 4..<place + (isLong ? 12 : 8)
            guard duration.upperBound <= header.end else { return nil }
            scale = Box.number(bytes[place..<place + 4])
        }
    }
}
