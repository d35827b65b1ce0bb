internal import Glibc

/// Looking for text in bytes: linear, without copies.
package enum ByteSearch {
    /// Where `needle` next begins at or behind `start`; `nil` where it does not.
    package static func firstIndex(of needle: StaticString, in bytes: [UInt8], from start: Int = 0) -> Int? {
        guard start >= 0, start <= bytes.count else { return nil }
        return firstIndex(of: needle, in: bytes[start...])
    }

    /// Where `needle` first begins in a part of bytes, counted as the part's own places are.
    static func firstIndex(of needle: StaticString, in bytes: ArraySlice<UInt8>) -> Int? {
        bytes.withUnsafeBytes { firstOffset(of: needle, in: $0) }.map { bytes.startIndex + $0 }
    }

    /// Where `byte` first stands in a part of bytes, counted as the part's own places are.
    static func firstIndex(of byte: UInt8, in bytes: ArraySlice<UInt8>) -> Int? {
        bytes.withUnsafeBytes { firstOffset(of: byte, in: $0, from: 0) }.map { bytes.startIndex + $0 }
    }

    /// How many bytes stand before the first `needle`; an empty one is nowhere.
    static func firstOffset(of needle: StaticString, in bytes: UnsafeRawBufferPointer) -> Int? {
        let wanted = UnsafeBufferPointer(start: needle.utf8Start, count: needle.utf8CodeUnitCount)
        guard let place = rarest(of: wanted), let start = bytes.baseAddress else { return nil }
        // Only the needle's rarest byte is looked for, by the C library's search of many bytes at a time.
        var at = place
        while let found = firstOffset(of: wanted[place], in: bytes, from: at) {
            guard found - place + wanted.count <= bytes.count else { return nil }
            if memcmp(start + (found - place), needle.utf8Start, wanted.count) == 0 { return found - place }
            at = found + 1
        }
        return nil
    }

    /// How many bytes stand before the first `byte` at or behind `at`.
    static func firstOffset(of byte: UInt8, in bytes: UnsafeRawBufferPointer, from at: Int) -> Int? {
        guard at < bytes.count, let start = bytes.baseAddress,
            let found = memchr(start + at, Int32(byte), bytes.count - at)
        else { return nil }
        return UnsafeRawPointer(found) - start
    }

    /// The place of the byte that pages and JSON hold least of; `nil` where there is no byte.
    private static func rarest(of needle: UnsafeBufferPointer<UInt8>) -> Int? {
        needle.indices.min { frequency(needle[$0]) < frequency(needle[$1]) }
    }

    /// A rough rank: capitals and signs are rare, small letters and digits frequent, JSON's own signs everywhere.
    private static func frequency(_ byte: UInt8) -> Int {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "<"), UInt8(ascii: "$"), UInt8(ascii: "["): 0
        case UInt8(ascii: "\""), UInt8(ascii: ":"), UInt8(ascii: ","), UInt8(ascii: "/"), UInt8(ascii: "\\"), 0x20: 2
        default: 1
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
