internal import CLibcurl

/// What libcurl asks before it dials: one for each handle, at a place that stays.
final class AddressGate {
    private let addressGuard: AddressGuard
    /// An operator's proxy may have any address: the operator named it.
    var isProxied = false
    private(set) var hasRefused = false

    init(_ addressGuard: AddressGuard) { self.addressGuard = addressGuard }

    func reset(isProxied: Bool) {
        self.isProxied = isProxied
        hasRefused = false
    }

    /// Puts the gate before a handle's connections; it must live as long as the handle.
    func install(on handle: UnsafeMutableRawPointer) {
        ed_curl_set_opener(handle) { context, _, address in
            guard let address, let context else { return -1 }
            let gate = Unmanaged<AddressGate>.fromOpaque(context).takeUnretainedValue()
            return gate.admits(address) ? ed_curl_socket(address) : -1
        }
        ed_curl_set_pointer(handle, CURLOPT_OPENSOCKETDATA, Unmanaged.passUnretained(self).toOpaque())
    }

    private func admits(_ address: UnsafeMutablePointer<curl_sockaddr>) -> Bool {
        if isProxied { return true }
        var bytes = [UInt8](repeating: 0, count: 16)
        var port: UInt16 = 0
        let length = ed_curl_address(address, &bytes, &port)
        let isAdmitted = length > 0 && addressGuard.admits(Array(bytes[..<length]), port: port)
        if !isAdmitted { hasRefused = true }
        return isAdmitted
    }
}
