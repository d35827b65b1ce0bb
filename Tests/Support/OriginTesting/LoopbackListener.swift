internal import Glibc

/// A listening socket on the loopback interface, at a port that the system chose.
package struct LoopbackListener: Sendable {
    package let descriptor: Int32
    package let port: UInt16

    package init(backlog: Int32 = 1024) {
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                precondition(bind(listener, $0, length) == 0 && listen(listener, backlog) == 0)
                precondition(getsockname(listener, $0, &length) == 0)
            }
        }
        descriptor = listener
        port = UInt16(bigEndian: address.sin_port)
    }
}
