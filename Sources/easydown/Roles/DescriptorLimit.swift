internal import Foundation

/// How many descriptors this process and those it starts may have.
enum DescriptorLimit {
    /// As many as the system lets it: a stream takes two or three.
    static func raise() {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(UInt32(RLIMIT_NOFILE.rawValue)), &limit) == 0 else { return }
        limit.rlim_cur = limit.rlim_max
        // Where the kernel refuses, fewer streams fit: they are told that the service is busy.
        _ = setrlimit(__rlimit_resource_t(UInt32(RLIMIT_NOFILE.rawValue)), &limit)
    }
}
