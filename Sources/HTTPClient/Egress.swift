package import Platforms

/// How requests leave: directly, through an operator's proxies, or into the recorded internet.
package struct Egress: Sendable {
    /// Proxies by platform: `http://…`, `https://…`, `socks5h://…`.
    package var proxies: [PlatformID: [String]]
    /// For platforms without proxies of their own.
    package var defaultProxies: [String]
    /// In place of the internet.
    package var replay: Replay?
    /// Which addresses may be dialled. A proxy's own address may always be: the operator named it.
    package var addressGuard: AddressGuard

    /// The replayer: every connection goes to its port, whatever the name.
    package struct Replay: Sendable, Equatable {
        package let port: UInt16
        /// PEM file of the throw-away authority that signs for every name.
        package let authorityFile: String

        package init(port: UInt16, authorityFile: String) {
            self.port = port
            self.authorityFile = authorityFile
        }
    }

    package init(
        proxies: [PlatformID: [String]] = [:],
        defaultProxies: [String] = [],
        addressGuard: AddressGuard = AddressGuard()
    ) {
        self.proxies = proxies
        self.defaultProxies = defaultProxies
        self.addressGuard = addressGuard
    }

    /// The way into recordings.
    package init(replay: Replay) {
        self.init(addressGuard: AddressGuard(onlyLoopbackPort: replay.port))
        self.replay = replay
    }

    /// The proxy for a request; `nil` means none. All requests of a post carry one number and so take one proxy.
    func proxy(for platform: PlatformID, number: Int) -> String? {
        guard replay == nil else { return nil }
        let own = proxies[platform] ?? []
        let list = own.isEmpty ? defaultProxies : own
        return list.isEmpty ? nil : list[number % list.count]
    }
}
