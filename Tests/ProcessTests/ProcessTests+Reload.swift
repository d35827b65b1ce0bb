import CPosix
import Foundation
import Glibc
import Testing

extension ProcessTests {
    @Test func `a hundred reloads under load lose nothing and leave one generation`() throws {
        let parent = try ParentProcess.started(["check": ["check", "0"]])
        defer { parent.close() }
        let before = parent.pid
        let result = try load(on: parent.socket) {
            for round in 2...101 {
                parent.signal(SIGHUP)
                try parent.expectLog("reloaded: generation \(round) serves")
            }
        }
        #expect(result.lost == 0)
        #expect(result.sent > 500)
        #expect(parent.pid == before)
        try parent.expect("one generation") { parent.workers.count == 2 }
    }

    @Test func `open streams come whole across reloads`() throws {
        let parent = try ParentProcess.started()
        defer { parent.close() }
        let expected = (0..<40).flatMap { [UInt8](repeating: UInt8($0), count: 1_000) }
        let streams = (0..<50).map { _ in ed_connect_unix(parent.socket) }
        for stream in streams { #expect(send(stream, "stream\n", 7, Int32(MSG_NOSIGNAL)) == 7) }
        for round in 2...4 {
            parent.signal(SIGHUP)
            try parent.expectLog("reloaded: generation \(round) serves")
        }
        for stream in streams {
            #expect(Self.readAll(stream) == expected)
            close(stream)
        }
    }

    @Test func `25 reloads milliseconds apart leave one generation`() throws {
        let parent = try ParentProcess.started()
        // Generations pile up faster than they drain: the oldest are ended, and the log says so.
        defer { parent.close(expecting: ["is one too many"]) }
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

    @Test(
        arguments: [
            ["behaviour": "crashAtBoot"], ["behaviour": "hangAtBoot", "boot": 300], ["behaviour": "refuse"],
        ] as [[String: any Sendable]]
    )
    func `a new program that does not start leaves the old workers serving`(_ bad: [String: any Sendable]) throws {
        let parent = try ParentProcess.started()
        defer { parent.close(expecting: ["did not start", "was not ready in time", "reload failed"]) }
        let before = Set(parent.pids)
        let file = try Self.inode(parent.socket)
        try parent.change(bad)
        parent.signal(SIGHUP)
        try parent.expectLog("reload failed")
        try parent.expect("the old two") { Set(parent.pids) == before }
        #expect(parent.page("/status").contains("last reload: failed"))
        #expect(parent.request() != nil)
        #expect(try Self.inode(parent.socket) == file)
    }

    @Test func `a failed trial keeps the old workers`() throws {
        let parent = try ParentProcess.started(["check": ["check", "1"]])
        defer { parent.close(expecting: ["reload failed"]) }
        parent.signal(SIGHUP)
        try parent.expectLog("trial: exit code 1")
        #expect(parent.request() != nil)
    }

    @Test func `a worker of the old generation that ignores the drain is ended within the deadlines`() throws {
        let parent = try ParentProcess.started(["behaviour": "stubborn", "drain": 300, "terminate": 300])
        defer { parent.close(expecting: ["does not drain", "does not end"]) }
        let old = parent.pids
        try parent.change(["behaviour": "serve"])
        parent.signal(SIGHUP)
        try parent.expectLog("reloaded: generation 2 serves")
        try parent.expect("the old ones end", within: 3) { Set(old).isDisjoint(with: parent.pids) }
        #expect(parent.log.contains("SIGKILL"))
        #expect(parent.request() != nil)
    }

    @Test func `the number of workers changes with a reload`() throws {
        let parent = try ParentProcess.started()
        defer { parent.close() }
        for workers in [4, 1] {
            try parent.change(["workers": workers])
            parent.signal(SIGHUP)
            try parent.expect("\(workers) workers") { parent.workers.count == workers }
        }
        #expect(parent.request() != nil)
    }

    static func readAll(_ descriptor: Int32) -> [UInt8] {
        var all: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while case let got = recv(descriptor, &buffer, buffer.count, 0), got > 0 { all += buffer[..<got] }
        return all
    }

    static func inode(_ path: String) throws -> UInt {
        var status = stat()
        try #require(lstat(path, &status) == 0)
        return status.st_ino
    }
}
