internal import Synchronization

/// A media host on whose addresses tests put what they want: each address answers as it was told to.
package final class StagedOrigin: Sendable {
    /// What is done for a request, given how many came to the same address before it.
    package typealias Script = HostileOrigin.Script

    private struct Place: Sendable {
        var script: Script
        var requests: [String] = []
    }

    /// A reference of its own: the origin's script must not hold the origin.
    private final class Places: Sendable {
        let all = Mutex<[String: Place]>([:])

        func script(for request: String) -> [HostileOrigin.Step] {
            let (script, number) = all.withLock { all -> (Script?, Int) in
                let path = StagedOrigin.path(of: request)
                let number = all[path]?.requests.count ?? 0
                all[path]?.requests.append(request)
                return (all[path]?.script, number)
            }
            return script?(request, number) ?? [
                .send("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
            ]
        }
    }

    private let places = Places()
    private let origin: HostileOrigin

    package init() {
        let places = places
        origin = HostileOrigin { request, _ in places.script(for: request) }
    }

    package var port: UInt16 { origin.port }

    /// - Parameter path: with its leading slash, without a query.
    package func put(_ path: String, _ script: @escaping Script) {
        places.all.withLock { $0[path] = Place(script: script) }
    }

    package func put(_ path: String, _ file: ServedFile) { put(path) { request, _ in file.answer(to: request) } }

    /// The requests for an address so far, as text.
    package func requests(for path: String) -> [String] { places.all.withLock { $0[path]?.requests ?? [] } }

    /// The path that is asked for, where a proxy is asked as well.
    package static func path(of request: String) -> String {
        var target = request.prefix { $0 != "\r\n" }.split(separator: " ").dropFirst().first ?? ""
        if let scheme = target.firstRange(of: "://") {
            target = target[scheme.upperBound...]
            target = target[(target.firstIndex(of: "/") ?? target.endIndex)...]
        }
        return String(target.prefix { $0 != "?" })
    }
}
