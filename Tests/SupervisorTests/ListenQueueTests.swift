import CPosix
import Foundation
import Glibc
import Metrics
import Testing

@testable import Supervisor

@Suite("A listener's queue")
struct ListenQueueTests {
    private static let path = "/tmp/ed-queue-\(getpid())"

    @Test(
        "The kernel tells how many wait and how many may",
        arguments: [ListenerAddress.unix(path: path), .tcp(host: "127.0.0.1", port: 0)]
    )
    func lengths(address: ListenerAddress) throws {
        let listener = try Listener.bind(address, backlog: 9)
        defer { listener.remove() }
        var clients: [Int32] = []
        defer { for client in clients { close(client) } }
        for count in 0...3 {
            let queue = try #require(listener.queue)
            #expect(queue == (count, 9))
            clients.append(Self.connect(to: listener))
        }
        #expect(clients.allSatisfy { $0 >= 0 })
        close(ed_accept4(listener.descriptor))
        #expect(listener.queue.map { $0 == (3, 9) } == true)
    }

    @Test("What is no listener has no queue")
    func others() {
        var pair: [Int32] = [-1, -1]
        #expect(ed_control_pair(&pair) == 0)
        let file = open("/dev/null", O_RDONLY | O_CLOEXEC)
        let unconnected = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        for descriptor in [pair[0], file, unconnected, -1] {
            let listener = Listener(address: .unix(path: "/nowhere"), descriptor: descriptor, isOwned: false)
            #expect(listener.queue == nil)
        }
        for descriptor in pair + [file, unconnected] { close(descriptor) }
    }

    @Test("A report of a version that knew of no queue is read")
    func olderReport() throws {
        let pool = try JSONDecoder().decode(
            StatusReport.Pool.self,
            from: Data(#"{"name": "api", "wanted": 2, "most": 2, "serving": 2, "deaths": 0}"#.utf8)
        )
        #expect(pool.queue == nil && pool.wanted == 2)
    }

    @Test("A pool whose queue is not known has no line for it, in text and metrics")
    func unknown() {
        let pool = StatusReport.Pool(name: "api", wanted: 2, most: 2, serving: 2, deaths: 0)
        let report = StatusReport(state: "running", generation: 1, degraded: [], pools: [pool], workers: [])
        #expect(!report.text.contains("waiting"))
        #expect(!report.metrics.flatMap(\.lines).contains { $0.contains("listen_queue") })
    }

    private static func connect(to listener: Listener) -> Int32 {
        if case .unix(let path, _, _) = listener.address { return ed_connect_unix(path) }
        let name = Listener.name(of: listener.descriptor) ?? ""
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(name.split(separator: ":").last ?? "")?.bigEndian ?? 0
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        let connected = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                Glibc.connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        return connected == 0 ? descriptor : -1
    }
}
