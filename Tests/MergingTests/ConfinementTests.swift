import Foundation
import Media
import Testing

@testable import Merging

@Suite("The process that merges")
struct ConfinementTests {
    @Test("It has its five pipes and nothing else of ours")
    func descriptors() throws {
        // What it must not get: a file, and one that is not closed on exec.
        let secret = open("/etc/hostname", O_RDONLY)
        defer { close(secret) }
        let high = fcntl(secret, F_DUPFD, 200)
        defer { close(high) }
        let run = try stalled()
        let found = Processes.descriptors(of: run.pid)
        #expect(found.keys.sorted() == [0, 1, 2, 3, 4])
        #expect(found[0] == "/dev/null")
        #expect(found.filter { $0.key > 0 }.allSatisfy { $0.value.hasPrefix("pipe:") })
        #expect(Set(found.values).count == 5)
    }

    @Test("It has the limits that were set, a low priority, and an environment of its own")
    func limits() throws {
        let run = try stalled(MergeLimits(processorTime: 77, memory: 900 << 20, niceness: 12))
        let lines = Processes.text("limits", of: run.pid).split(separator: "\n")
        for (name, limit) in [
            ("Max cpu time", "77"), ("Max address space", "\(900 << 20)"), ("Max file size", "0"),
            ("Max core file size", "0"), ("Max open files", "8"),
        ] {
            let line = try #require(lines.first { $0.hasPrefix(name) })
            let values = line.dropFirst(name.count).split(separator: " ")
            #expect(values.prefix(2) == [Substring(limit), Substring(limit)], "\(name)")
        }
        #expect(niceness(of: run.pid) >= 12)
        let names = Processes.text("environ", of: run.pid).split(separator: "\0").map { $0.prefix { $0 != "=" } }
        #expect(names.sorted() == ["AV_LOG_FORCE_NOCOLOR", "LC_ALL", "MALLOC_ARENA_MAX"])
        // No terminal reaches it, and no signal is blocked.
        #expect(getsid(run.pid) == run.pid)
        #expect(Processes.text("status", of: run.pid).contains("SigBlk:\t0000000000000000"))
    }

    @Test("Too little memory ends it with an error")
    func memory() throws {
        let run = try MergeRun(
            .mp4,
            picture: .bytes(try Sample.h264.bytes()),
            sound: .bytes(try Sample.aac.bytes()),
            limits: MergeLimits(memory: 64 << 20)
        )
        #expect(try run.finish().isSuccess == false)
    }

    @Test("A client that leaves ends it at once, and nothing of it stays")
    func terminates() throws {
        for isStalled in [true, false] {
            let run = isStalled ? try stalled() : try endless()
            let pipes = ours(of: run.pid)
            #expect(pipes.count == 4)
            let start = ContinuousClock.now
            run.process.terminate()
            #expect([run.process.videoInput, run.process.audioInput, run.process.output] == [-1, -1, -1])
            var entry = pollfd(fd: run.process.exitDescriptor, events: Int16(POLLIN), revents: 0)
            #expect(poll(&entry, 1, 5000) == 1)
            #expect(run.process.reap() == .signal(SIGKILL))
            #expect(ContinuousClock.now - start < .seconds(5))
            #expect(run.process.exitDescriptor == -1)
            #expect(!Processes.exists(run.pid))
            #expect(Set(Processes.descriptors().values).isDisjoint(with: pipes))
            // Once more is no harm.
            run.process.terminate()
            #expect(run.process.reap() == .signal(SIGKILL))
        }
    }

    @Test("Neither a process nor a descriptor outlives its owner")
    func forgotten() throws {
        var run: MergeRun? = try endless()
        let pid = try #require(run?.pid)
        let pipes = ours(of: pid)
        run = nil
        #expect(!Processes.exists(pid))
        #expect(Set(Processes.descriptors().values).isDisjoint(with: pipes))
    }

    @Test("When its inputs end without a word, as when the worker dies, it ends by itself")
    func orphaned() throws {
        let run = try stalled()
        run.process.closeVideoInput()
        run.process.closeAudioInput()
        var entry = pollfd(fd: run.process.exitDescriptor, events: Int16(POLLIN), revents: 0)
        #expect(poll(&entry, 1, 20_000) == 1)
        #expect(run.process.reap() == .code(1))
    }

    @Test("A file that nobody reads any more ends it")
    func unread() throws {
        let run = try endless()
        run.process.closeOutput()
        #expect(try run.finish() == .code(1))
    }

    @Test("A program that is not there is an error, and leaves nothing")
    func missing() throws {
        let missing = FFmpeg(path: "/nonexistent/ffmpeg")
        let before = pipes
        for _ in 0..<200 {
            #expect(throws: MergeFailure(call: "posix_spawn", number: ENOENT)) {
                _ = try MergeProcess(missing, arguments: [], inputs: .videoAndAudio)
            }
        }
        // Other tests open some at the same time; a leak would be two hundred at least.
        #expect(pipes < before + 150)
    }

    private var pipes: Int { Processes.descriptors().values.count { $0.hasPrefix("pipe:") } }

    @Test("Our ends of the pipes never block, and none is inherited by other programs")
    func flags() throws {
        let run = try stalled()
        let process = run.process
        for descriptor in [process.videoInput, process.audioInput, process.output] {
            #expect(fcntl(descriptor, F_GETFL) & O_NONBLOCK != 0)
        }
        for descriptor in [process.videoInput, process.audioInput, process.output, process.exitDescriptor] {
            #expect(fcntl(descriptor, F_GETFD) & FD_CLOEXEC != 0)
        }
    }

    /// One that waits for its inputs, with its libraries loaded.
    private func stalled(_ limits: MergeLimits = MergeLimits()) throws -> MergeRun {
        let head = Array(try Sample.h264.bytes().prefix(2000))
        let run = try MergeRun(.mp4, picture: .stalled(head), sound: .stalled([]), limits: limits)
        try run.feed(head.count)
        try #require(untilTaken(run), "ffmpeg never read")
        return run
    }

    /// One whose inputs never end, and which has begun to write.
    private func endless() throws -> MergeRun {
        let sample = try Sample.h264.bytes()
        let picture = Feed.endless(sample, then: sample)
        let run = try MergeRun(.mp4, picture: picture, sound: .endless(try Sample.aac.bytes(), then: [0]))
        try run.feed(sample.count / 2)
        return run
    }

    /// Waits until the process has emptied the pipe: then it runs, and has loaded all.
    private func untilTaken(_ run: MergeRun) -> Bool {
        for _ in 0..<2000 {
            var waiting: Int32 = 0
            if ioctl(run.process.videoInput, UInt(FIONREAD), &waiting) == 0, waiting == 0 { return true }
            usleep(10_000)
        }
        return false
    }

    private func niceness(of pid: Int32) -> Int32 {
        // proc(5) counts it as field 19; the name is field 2.
        let fields = Processes.text("stat", of: pid).split(separator: ")").last?.split(separator: " ") ?? []
        return fields.count > 16 ? Int32(fields[16]) ?? 0 : 0
    }

    /// The pipes of a process, ours among them.
    private func ours(of pid: Int32) -> Set<String> {
        Set(Processes.descriptors(of: pid).values.filter { $0.hasPrefix("pipe:") })
    }
}
