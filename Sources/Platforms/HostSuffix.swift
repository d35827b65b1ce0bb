/// Host comparison by whole labels: `v.example.com` is below `example.com`, `evilexample.com` is not.
package enum HostSuffix {
    package static func matches(host: String, suffix: String) -> Bool {
        guard host.hasSuffix(suffix) else { return false }
        let rest = host.utf8.count - suffix.utf8.count
        return rest == 0 || host.utf8.dropFirst(rest - 1).first == UInt8(ascii: ".")
    }
}
