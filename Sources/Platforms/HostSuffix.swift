/// Host comparison by whole labels: `v.example.com` is below `example.com`, `evilexample.com` is not. A suffix with a
/// star is a whole host instead, in which the star stands for letters and digits of one label: `v*-web.example.com`.
package enum HostSuffix {
    package static func matches(host: String, suffix: String) -> Bool {
        if suffix.utf8.contains(UInt8(ascii: "*")) { return isSpelt(host.utf8[...], as: suffix.utf8[...]) }
        guard host.hasSuffix(suffix) else { return false }
        let rest = host.utf8.count - suffix.utf8.count
        return rest == 0 || host.utf8.dropFirst(rest - 1).first == UInt8(ascii: ".")
    }

    private static func isSpelt(_ host: Substring.UTF8View, as pattern: Substring.UTF8View) -> Bool {
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
