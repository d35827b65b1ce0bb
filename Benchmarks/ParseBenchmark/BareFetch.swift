import CBareFetch
import Platforms

/// The same requests as a parse's, by libcurl alone.
final class BareFetch {
    private let client: OpaquePointer

    init(port: UInt16, authorityFile: String) throws {
        guard let client = bare_open(port, authorityFile) else { throw BenchmarkFailure("libcurl does not start") }
        self.client = client
    }

    deinit { bare_close(client) }

    func fetch(_ requests: [PageRequest]) throws {
        for request in requests {
            let headers = request.headers.map { "\($0.name): \($0.value)" }.joined(separator: "\n")
            let body = request.body ?? []
            guard bare_fetch(client, request.method.rawValue, request.url, headers, body, body.count) >= 0 else {
                throw BenchmarkFailure("no answer from \(request.url)")
            }
        }
    }
}

struct BenchmarkFailure: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}
