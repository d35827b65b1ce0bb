import Foundation
import Glibc
import Testing

extension ProcessTests {
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

    @Test func `a worker killed under load takes only its own requests with it`() throws {
        let parent = try ParentProcess.started()
        defer { parent.close(expecting: ["worker has died", "keep dying"]) }
        var killed = 0
        let result = try load(on: parent.socket) {
            for _ in 0..<5 {
                let victim = try #require(parent.pids.first)
                kill(victim, SIGKILL)
                killed += 1
                try parent.expect("a new worker") {
                    let workers = parent.workers
                    return workers.count == 2 && workers.allSatisfy { $0["state"] as? String == "serving" }
                        && !parent.pids.contains(victim)
                }
            }
        }
        // A worker of this test holds one request at a time.
        #expect(result.lost <= killed)
        #expect(result.sent > 100)
    }

    @Test func `a crash storm shows as degraded, costs next to nothing, and a good reload ends it`() throws {
        let parent = try ParentProcess.started(["behaviour": "exitAtOnce"])
        defer { parent.close(expecting: ["worker has died", "keep dying"]) }
        try parent.expectLog("degraded")
        try parent.expect("unwell") { parent.page("/healthz").contains("503") }
        try parent.expect("the back-off is seen") {
            let pools = try parent.report()["pools"] as? [[String: Any]]
            return pools?.first?["deaths"] as? Int ?? 0 >= 12
        }
        let used = parent.processorSeconds
        let started = Date()
        Thread.sleep(forTimeInterval: 4)
        let share = (parent.processorSeconds - used) / Date().timeIntervalSince(started)
        #expect(share < 0.01, "the parent used \(share * 100) % of a core")
        try parent.change(["behaviour": "serve"])
        parent.signal(SIGHUP)
        try parent.expect("well") { parent.page("/healthz").contains("200 OK") }
        #expect(parent.request() != nil)
    }

    @Test func `a parent whose worker has died once waits as quietly as before`() throws {
        let parent = try ParentProcess.started()
        defer { parent.close(expecting: ["worker has died"]) }
        let victim = try #require(parent.pids.first)
        kill(victim, SIGKILL)
        try parent.expect("a new worker") { parent.pids.count == 2 && !parent.pids.contains(victim) }
        let used = parent.processorSeconds
        Thread.sleep(forTimeInterval: 2)
        #expect(parent.processorSeconds - used < 0.02)
    }

    @Test func `first workers that cannot start stop the service with the reason`() throws {
        let parent = try ParentProcess(["behaviour": "refuse"])
        defer { parent.close(expecting: ["could not start", "did not start"]) }
        #expect(try parent.ended() == 1)
        #expect(parent.log.contains("the test says no"))
        #expect(!FileManager.default.fileExists(atPath: parent.socket))
    }

    @Test func `a hung request, a silent worker and a slow boot have their own deadlines and lines`() throws {
        let hung = try ParentProcess.started(["request": 300])
        defer { hung.close(expecting: ["a request hangs", "does not end", "worker has died"]) }
        _ = hung.request("hang\n")
        try hung.expectLog("a request hangs in stage 7")
        let silent = try ParentProcess.started(["behaviour": "silent", "silence": 300])
        defer { silent.close(expecting: ["no sign of life", "does not end", "worker has died", "keep dying"]) }
        try silent.expectLog("no sign of life")
        let slow = try ParentProcess(["behaviour": "hangAtBoot", "boot": 300])
        defer { slow.close(expecting: ["was not ready in time", "did not start", "could not start"]) }
        try slow.expectLog("was not ready in time")
        #expect(try slow.ended() == 1)
    }

    private func isZombie(_ pid: Int32) -> Bool {
        let text = (try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8)) ?? ""
        return text.contains(") Z ")
    }
}
