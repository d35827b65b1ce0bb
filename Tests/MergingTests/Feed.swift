/// What an input gets.
enum Feed {
    /// These bytes, so many at a time, then its end.
    case bytes([UInt8], chunk: Int = 65_536)
    /// These, then the rest again and again, for as long as they are taken.
    case endless([UInt8], then: [UInt8])
    /// These, then nothing: the origin stalls.
    case stalled([UInt8])

    /// The bytes to offer at that place.
    func next(at place: Int) -> ArraySlice<UInt8> {
        switch self {
        case .bytes(let bytes, let chunk): bytes[place..<min(place + chunk, bytes.count)]
        case .stalled(let bytes): bytes[min(place, bytes.count)...]
        case .endless(let head, let body):
            place < head.count ? head[place...] : body[((place - head.count) % body.count)...]
        }
    }

    /// Where the input ends.
    var end: Int? {
        guard case .bytes(let bytes, _) = self else { return nil }
        return bytes.count
    }
}
