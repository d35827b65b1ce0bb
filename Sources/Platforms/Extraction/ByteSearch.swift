/// Looking for text in bytes: linear, without copies.
package enum ByteSearch {
    /// Where `needle` next begins at or behind `start`; `nil` where it does not.
    package static func firstIndex(of needle: StaticString, in bytes: [UInt8], from start: Int = 0) -> Int? {
        bytes.withUnsafeBufferPointer { buffer in
            let length = needle.utf8CodeUnitCount
            guard length > 0, start >= 0, buffer.count - start >= length else { return nil }
            let first = needle.utf8Start[0]
            var at = start
            while at <= buffer.count - length {
                if buffer[at] == first {
                    var place = 1
                    while place < length, buffer[at + place] == needle.utf8Start[place] { place += 1 }
                    if place == length { return at }
                }
                at += 1
            }
            return nil
        }
    }

    /// The text between `open` and the next `close` behind it; `nil` where either is missing, or more than `limit`
    /// bytes lie between.
    package static func text(
        in bytes: [UInt8],
        between open: StaticString,
        and close: StaticString,
        limit: Int = 4096
    ) -> String? {
        guard let start = firstIndex(of: open, in: bytes).map({ $0 + open.utf8CodeUnitCount }),
            let end = firstIndex(of: close, in: bytes, from: start), end - start <= limit
        else { return nil }
        return String(decoding: bytes[start..<end], as: UTF8.self)
    }
}
