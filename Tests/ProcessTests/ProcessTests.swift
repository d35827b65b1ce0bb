import CPosix
import Foundation
import Glibc
import Testing

@Suite(.serialized) struct ProcessTests {
    @Test func `reloads under load lose nothing and leave one generation`() throws {
        let parent = try ParentProcess.started(["check": ["check", "0"]])
        defer { parent.close() }
        let before = parent.pid
        let result = try load(on: parent.socket) {
            for round in 2...11 {
                parent.signal(SIGHUP)
                try parent.expectLog("reloaded: generation \(round) serves")
            }
        }
        #expect(result.lost == 0)
        #expect(result.sent > 100)
        #expect(parent.pid == before)
        try parent.expect("one generation") { parent.workers.count == 2 }
    }

    @Test func `25 reloads milliseconds apart leave one generation`() throws {
        let parent = try ParentProcess.started()
        defer { parent.close() }
        for pause in 0..<25 {
            parent.signal(SIGHUP)
            usleep(UInt32(pause) * 1_000)
        }
        parent.signal(SIGHUP)
        try parent.expect("two workers of one generation") {
            let workers = parent.workers
            let generations = Set(workers.compactMap { $0["generation"] as? Int })
            return workers.count == 2 && generations.count == 1 && generations.first ?? 1 > 1
        }
        #expect(parent.request() != nil)
    }

    @Test func `SIGKILL is the last measure for a worker that ignores drain and SIGTERM`() throws {
        let parent = try ParentProcess.started(["behaviour": "stubborn", "drain": 200, "terminate": 200])
        defer { parent.close() }
        parent.signal(SIGTERM)
        #expect(try parent.ended() == 0)
        #expect(parent.log.contains("SIGKILL"))
    }

    @Test(
        arguments: [
            ["behaviour": "crashAtBoot"], ["behaviour": "hangAtBoot", "boot": 300], ["behaviour": "refuse"],
        ] as [[String: any Sendable]]
    )
    func `a new program that does not start leaves the old workers serving`(_ bad: [String: any Sendable]) throws {
        let parent = try ParentProcess.started()
        defer { parent.close() }
        let before = Set(parent.pids)
        try parent.change(bad)
        parent.signal(SIGHUP)
        try parent.expectLog("reload failed")
        try parent.expect("the old two") { Set(parent.pids) == before }
        #expect(parent.page("/status").contains("last reload: failed"))
        #expect(parent.request() != nil)
    }

    @Test func `a failed trial keeps the old workers`() throws {
        let parent = try ParentProcess.started(["check": ["check", "1"]])
        defer { parent.close() }
        parent.signal(SIGHUP)
        try parent.expectLog("trial: exit code 1")
        #expect(parent.request() != nil)
    }

    @Test func `workers end within a second of their parent, and the next can start`() throws {
        let parent = try ParentProcess.started()
        defer { parent.close() }
        let pids = parent.pids
        #expect(pids.count == 2)
        parent.signal(SIGKILL)
        try parent.expect("workers end", within: 1) { pids.allSatisfy { kill($0, 0) != 0 || isZombie($0) } }
        let next = try ParentProcess(folder: parent.folder)
        defer { next.close() }
        try next.expectLog("serving with")
        try next.expect("it answers") { next.request() != nil }
    }

    @Test func `a killed worker is replaced`() throws {
        let parent = try ParentProcess.started()
        defer { parent.close() }
        let victim = try #require(parent.pids.first)
        kill(victim, SIGKILL)
        try parent.expect("a new worker") { parent.pids.count == 2 && !parent.pids.contains(victim) }
    }

    @Test func `a crash storm shows as degraded, and a good reload ends it`() throws {
        let parent = try ParentProcess.started(["behaviour": "exitAtOnce"])
        defer { parent.close() }
        try parent.expectLog("degraded")
        try parent.expect("unwell") { parent.page("/healthz").contains("503") }
        try parent.change(["behaviour": "serve"])
        parent.signal(SIGHUP)
        try parent.expect("well") { parent.page("/healthz").contains("200 OK") }
        #expect(parent.request() != nil)
    }

    @Test func `first workers that cannot start stop the service with the reason`() throws {
        let parent = try ParentProcess(["behaviour": "refuse"])
        defer { parent.close() }
        #expect(try parent.ended() == 1)
        #expect(parent.log.contains("the test says no"))
        #expect(!FileManager.default.fileExists(atPath: parent.socket))
    }

    @Test func `a hung request and a silent worker have their own deadlines and lines`() throws {
        let hung = try ParentProcess.started(["request": 300])
        defer { hung.close() }
        _ = hung.request("hang\n")
        try hung.expectLog("a request hangs in stage 7")
        let silent = try ParentProcess.started(["behaviour": "silent", "silence": 300])
        defer { silent.close() }
        try silent.expectLog("no sign of life")
    }

    @Test(arguments: [["requests": 50], ["behaviour": "grow", "memory": 60_000_000]] as [[String: any Sendable]])
    func `recycling under load loses nothing`(_ limits: [String: any Sendable]) throws {
        let parent = try ParentProcess.started(limits)
        defer { parent.close() }
        let before = Set(parent.pids)
        let result = try load(on: parent.socket, threads: 2) {
            try parent.expect("all are replaced") { before.isDisjoint(with: parent.pids) && !parent.pids.isEmpty }
        }
        #expect(result.lost == 0)
        #expect(!parent.log.contains("\"level\":\"warning\""))
    }

    @Test func `the socket has its rights, and a second instance is refused`() throws {
        let parent = try ParentProcess.started()
        defer { parent.close() }
        var status = stat()
        #expect(lstat(parent.socket, &status) == 0)
        #expect(status.st_mode & 0o777 == 0o660)
        let second = try ParentProcess(folder: parent.folder)
        #expect(try second.ended() == 2)
        #expect(parent.log.contains("another instance answers"))
        #expect(parent.request() != nil)
    }

    @Test func `a thousand signals a second lose nothing`() throws {
        let parent = try ParentProcess.started()
        defer { parent.close() }
        let result = load(on: parent.socket) {
            for _ in 0..<1_000 {
                parent.signal(SIGUSR1)
                usleep(900)
            }
        }
        #expect(result.lost == 0)
    }

    @Test func `a stop serves what waits in the queue`() throws {
        let parent = try ParentProcess.started(["workers": 1])
        defer { parent.close() }
        let waiting = (0..<5).map { _ in ed_connect_unix(parent.socket) }
        for descriptor in waiting { _ = send(descriptor, "slow\n", 5, Int32(MSG_NOSIGNAL)) }
        parent.signal(SIGTERM)
        for descriptor in waiting {
            var bytes = [UInt8](repeating: 0, count: 64)
            #expect(recv(descriptor, &bytes, bytes.count, 0) > 0)
            close(descriptor)
        }
        #expect(try parent.ended() == 0)
        #expect(!FileManager.default.fileExists(atPath: parent.socket))
    }

    @Test func `the status page answers while every worker is busy, and slow readers stall nobody`() throws {
        let parent = try ParentProcess.started(["workers": 1])
        defer { parent.close() }
        let busy = ed_connect_unix(parent.socket)
        let slow = ed_connect_unix(parent.status)
        defer { for descriptor in [busy, slow] { close(descriptor) } }
        try parent.expect("busy") { parent.workers.first?["busyThreads"] as? Int == 1 }
        #expect(parent.page("/metrics").contains("easydown_threads_busy{pool=\"echo\"} 1"))
        #expect(parent.page("/nothing").contains("404"))
    }

    private func isZombie(_ pid: Int32) -> Bool {
        let text = (try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8)) ?? ""
        return text.contains(") Z ")
    }
}
