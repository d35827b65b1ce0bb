import Foundation
import Glibc
import Testing

@Suite(.serialized) struct ServiceManagerTests {
    @Test func `the service manager hears of start, reload, life and stop`() throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "n-\(UUID().uuidString.prefix(8))").path
        let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
        defer {
            close(descriptor)
            unlink(path)
        }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        let bound = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        #expect(bound == 0)
        let parent = try ParentProcess.started(["notify": path, "watchdog": 400])
        defer { parent.close() }
        var heard: [String] = []
        func expect(_ text: String) throws {
            try parent.expect("hears \(text)") {
                var bytes = [UInt8](repeating: 0, count: 1024)
                let got = recv(descriptor, &bytes, bytes.count, Int32(MSG_DONTWAIT))
                if got > 0 { heard.append(String(decoding: bytes[..<got], as: UTF8.self)) }
                return heard.contains { $0.contains(text) }
            }
        }
        try expect("READY=1\nSTATUS=serving")
        try expect("WATCHDOG=1")
        parent.signal(SIGHUP)
        try expect("RELOADING=1\nMONOTONIC_USEC=")
        try expect("generation 2")
        parent.signal(SIGTERM)
        try expect("STOPPING=1")
        #expect(try parent.ended() == 0)
    }
}
