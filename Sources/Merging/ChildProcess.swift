internal import CPosix
internal import Glibc

/// A child of ours, by a descriptor: a number of a process may pass to another one, a descriptor does not.
struct ChildProcess {
    /// Readable once the process has ended; -1 once it has been reaped.
    private(set) var descriptor: Int32

    /// The highest descriptor is 4; the loader of libraries needs one more for a moment.
    private static let descriptors: UInt64 = 8
    /// One allocation arena for all threads: each more takes 64 MB of address space. What ffmpeg says is not coloured.
    private static let environment = ["LC_ALL=C", "MALLOC_ARENA_MAX=1", "AV_LOG_FORCE_NOCOLOR=1"]

    /// Starts ffmpeg within its limits. Whatever it reads from a pipe of ours comes after this.
    init(
        _ ffmpeg: FFmpeg,
        _ arguments: [String],
        _ inherited: [ed_inherited],
        _ limits: MergeLimits
    ) throws(MergeFailure) {
        var pid: pid_t = 0
        let code = withCStrings(["ffmpeg"] + arguments) { arguments in
            withCStrings(Self.environment) { environment in
                ed_spawn_with(&pid, ffmpeg.path, arguments, environment, inherited, inherited.count, 5, 1)
            }
        }
        guard code == 0 else { throw .last("posix_spawn") }
        descriptor = ed_pidfd(pid)
        guard descriptor >= 0 else {
            let failure = MergeFailure.last("pidfd_open")
            Glibc.kill(pid, SIGKILL)
            waitpid(pid, nil, 0)
            throw failure
        }
        var bounds = ed_limits(
            cpu_seconds: UInt64(clamping: limits.processorTime),
            memory_bytes: UInt64(clamping: limits.memory),
            descriptors: Self.descriptors,
            file_bytes: 0,
            niceness: Int32(clamping: limits.niceness)
        )
        guard ed_confine(pid, &bounds) == 0 else {
            let failure = MergeFailure.last("prlimit")
            kill()
            _ = reap(waits: true)
            throw failure
        }
    }

    /// Ends the process at once; nothing where it has ended already.
    func kill() {
        // The one failure is that it has ended.
        if descriptor >= 0 { _ = ed_pidfd_kill(descriptor) }
    }

    /// Forgets the process where it has ended.
    ///
    /// - Returns: how it ended; `nil` where it still runs, and where it has been reaped before.
    mutating func reap(waits: Bool) -> MergeExit? {
        guard descriptor >= 0 else { return nil }
        var status: Int32 = 0
        let code = ed_pidfd_reap(descriptor, waits ? 1 : 0, &status)
        guard code != 0 else { return nil }
        closeDescriptor(&descriptor)
        // Nobody else waits for our children; if somebody did, nothing is known of the file.
        return code > 0 ? MergeExit(status: status) : .signal(SIGKILL)
    }
}

/// Calls `body` with a NULL-terminated array of C strings, as exec wants it.
private func withCStrings<Result>(
    _ strings: [String],
    _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> Result
) -> Result {
    var pointers = strings.map { strdup($0) } + [nil]
    defer { for pointer in pointers { free(pointer) } }
    return body(&pointers)
}
