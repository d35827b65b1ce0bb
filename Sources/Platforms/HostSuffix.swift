/// Host comparison by whole labels: `v.example.com` is below `example.com`, `evilexample.com` is not. A suffix with a
/// star is a whole host instead, in which the star stands for letters and digits of one label: `v*-web.example.com`.
package enum HostSuffix {
    package static func matches(host: String, suffix: String) -> Bool {
        var host = host
        var suffix = suffix
        return host.withUTF8 { host in
            suffix.withUTF8 { suffix in
                suffix.contains(UInt8(ascii: "*"))
                    ? isSpelt(host[...], as: suffix[...]) : isBelow(suffix, host)
            }
        }
    }

    private typealias Bytes = UnsafeBufferPointer<UInt8>

    private static func isBelow(_ suffix: Bytes, _ host: Bytes) -> Bool {
        let rest = host.count - suffix.count
        guard rest >= 0, host[rest...].elementsEqual(suffix) else { return false }
        return rest == 0 || host[rest - 1] == UInt8(ascii: ".")
    }

    private static func isSpelt(_ host: Bytes.SubSequence, as pattern: Bytes.SubSequence) -> Bool {
        guard let first = pattern.first else { return host.isEmpty }
        guard first == UInt8(ascii: "*") else {
            return host.first == first && isSpelt(host.dropFirst(), as: pattern.dropFirst())
        }
        let rest = pattern.dropFirst()
        var tail = host
        while true {
            if isSpelt(tail, as: rest) { return true }
            guard let byte = tail.first, isAlphanumeric(byte) else { return false }
            tail = tail.dropFirst()
        }
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}
