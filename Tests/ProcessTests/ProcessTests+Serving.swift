import CPosix
import Foundation
import Glibc
import Testing

extension ProcessTests {
    @Test(arguments: [["requests": 50], ["behaviour": "grow", "memory": 60_000_000]] as [[String: any Sendable]])
    func `recycling under load loses nothing, and the replacement comes first`(_ limits: [String: any Sendable]) throws
    {
        let parent = try ParentProcess.started(limits)
        defer { parent.close() }
        let before = Set(parent.pids)
        #expect(before.count == 2)
        var fewest = 2
        let result = try load(on: parent.socket, threads: 2) {
            try parent.expect("all are replaced") {
                let workers = parent.workers
                guard !workers.isEmpty else { return false }
                let serving = workers.filter { ["serving", "retiring"].contains($0["state"] as? String ?? "") }
                fewest = min(fewest, serving.count)
                return before.isDisjoint(with: workers.compactMap { ($0["pid"] as? Int).map(Int32.init) })
            }
        }
        #expect(result.lost == 0)
        #expect(result.sent >= 20)
        #expect(fewest == 2, "a worker left before its replacement served")
        #expect(parent.log.contains("replacing worker"))
    }

    @Test func `a thousand signals a second, to parent and workers, lose nothing`() throws {
        let parent = try ParentProcess.started()
        defer { parent.close() }
        let workers = parent.pids
        let result = load(on: parent.socket) {
            for _ in 0..<1_000 {
                parent.signal(SIGUSR1)
                for worker in workers { kill(worker, SIGUSR2) }
                usleep(900)
            }
        }
        #expect(result.lost == 0)
        #expect(result.sent > 100)
        #expect(Set(parent.pids) == Set(workers))
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

    @Test func `SIGKILL is the last measure for a worker that ignores drain and SIGTERM`() throws {
        let parent = try ParentProcess.started(["behaviour": "stubborn", "drain": 200, "terminate": 200])
        defer { parent.close(expecting: ["does not drain", "does not end"]) }
        let started = Date()
        parent.signal(SIGTERM)
        #expect(try parent.ended() == 0)
        #expect(Date().timeIntervalSince(started) < 3)
        #expect(parent.log.contains("SIGKILL"))
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

    @Test func `connections that wait are shown, with the most there were and how many may wait`() throws {
        let parent = try ParentProcess.started(["workers": 1])
        defer { parent.close() }
        let allowed = try String(contentsOfFile: "/proc/sys/net/core/somaxconn", encoding: .utf8)
        let limit = min(4096, Int(allowed.prefix { $0.isNumber }) ?? 0)
        #expect(parent.queue == ["length": 0, "peak": 0, "limit": limit])
        let busy = ed_connect_unix(parent.socket)
        try parent.expect("busy") { parent.workers.first?["busyThreads"] as? Int == 1 }
        let waiting = (0..<3).map { _ in ed_connect_unix(parent.socket) }
        #expect(parent.queue == ["length": 3, "peak": 3, "limit": limit])
        #expect(parent.page("/status").contains(", 3 of \(limit) waiting, 3 at most\n"))
        let metrics = parent.page("/metrics")
        for (name, value) in [("", 3), ("_peak", 3), ("_limit", limit)] {
            #expect(metrics.contains("easydown_listen_queue\(name){pool=\"echo\"} \(value)\n"))
        }
        for descriptor in waiting + [busy] { close(descriptor) }
        try parent.expect("nobody waits") { parent.queue["length"] == 0 }
        parent.signal(SIGHUP)
        try parent.expectLog("reloaded: generation 2 serves")
        #expect(parent.queue == ["length": 0, "peak": 3, "limit": limit], "a reload forgets nothing")
    }

    @Test func `every metric says what it is before its values`() throws {
        let parent = try ParentProcess.started()
        defer { parent.close() }
        let answer = parent.page("/metrics")
        #expect(answer.contains("Content-Type: text/plain; version=0.0.4"))
        let lines = answer.components(separatedBy: "\r\n\r\n").last?.split(separator: "\n") ?? []
        var declared: [Substring] = []
        for line in lines {
            let words = line.split(separator: " ")
            if line.hasPrefix("# HELP ") {
                #expect(!declared.contains(words[2]), "twice: \(words[2])")
                declared.append(words[2])
            } else if line.hasPrefix("# TYPE ") {
                #expect(words[2] == declared.last && words[3] == "gauge")
            } else {
                #expect(line.prefix { $0 != "{" && $0 != " " } == declared.last.map { $0[...] })
            }
        }
        #expect(declared.count == 13)
    }
}
