import Glibc
import Testing

/// A file and a socket that nobody may touch.
final class Canary {
    let folder: TemporaryFolder
    /// The file's path.
    let file: String
    /// The socket's port on the loopback interface.
    let port: UInt16
    private let listener: Int32
    private let notices: Int32

    init() throws {
        folder = try TemporaryFolder()
        file = folder.path + "/canary.mp4"
        let descriptor = open(file, O_CREAT | O_WRONLY | O_CLOEXEC, 0o600)
        try #require(descriptor >= 0)
        let bytes = try Sample.h264.bytes()
        try #require(write(descriptor, bytes, bytes.count) == bytes.count)
        close(descriptor)
        notices = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
        try #require(inotify_add_watch(notices, file, UInt32(IN_OPEN)) >= 0)
        listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let listener = listener
        let code = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
                bind(listener, generic, length) == 0 && listen(listener, 8) == 0
                    && getsockname(listener, generic, &length) == 0
            }
        }
        try #require(code)
        port = UInt16(bigEndian: address.sin_port)
    }

    deinit {
        close(notices)
        close(listener)
    }

    /// Whether anybody has opened the file or called the port.
    var isTouched: Bool {
        var event = [UInt8](repeating: 0, count: 512)
        let isOpened = read(notices, &event, event.count) > 0
        let caller = accept(listener, nil, nil)
        if caller >= 0 { close(caller) }
        return isOpened || caller >= 0
    }
}
