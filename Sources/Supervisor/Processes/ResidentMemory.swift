internal import Glibc

/// How much memory a process holds, as the kernel counts it.
enum ResidentMemory {
    /// - Returns: bytes; 0 where the process is gone.
    static func bytes(of pid: Int32) -> UInt64 {
        let file = open("/proc/\(pid)/statm", O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return 0 }
        defer { close(file) }
        var text = [UInt8](repeating: 0, count: 128)
        let got = read(file, &text, text.count)
        guard got > 0 else { return 0 }
        let fields = text[..<got].split(separator: UInt8(ascii: " "))
        guard fields.count > 1 else { return 0 }
        let pages = UInt64(String(decoding: fields[1], as: UTF8.self)) ?? 0
        return pages * UInt64(sysconf(Int32(_SC_PAGESIZE)))
    }
}
