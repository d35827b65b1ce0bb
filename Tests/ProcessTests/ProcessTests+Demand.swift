import Foundation
import Glibc
import Testing

extension ProcessTests {
    @Test func `workers come with the load and go without it, and no request is lost`() throws {
        let parent = try ParentProcess.started(["behaviour": "single", "least": 0, "workers": 3, "idle": 500])
        defer { parent.close() }
        #expect(parent.workers.isEmpty)
        #expect(parent.request()?.hasSuffix("hello\n") == true, "the first connection waits for the first worker")
        let result = try load(on: parent.socket) {
            try parent.expect("more workers") { parent.workers.count >= 2 }
        }
        #expect(result.lost == 0 && result.sent > 20)
        try parent.expect("all go") { parent.workers.isEmpty }
        #expect(parent.request() != nil, "and come again")
    }

    @Test func `a pool without workers waits without work`() throws {
        let parent = try ParentProcess.started(["least": 0])
        defer { parent.close() }
        let used = parent.processorSeconds
        Thread.sleep(forTimeInterval: 2)
        #expect(parent.processorSeconds - used < 0.04)
    }

    @Test func `a slow request is reported and goes on`() throws {
        let parent = try ParentProcess.started(["slow": 100])
        defer { parent.close(expecting: ["a request takes long"]) }
        #expect(parent.request("slow\n")?.hasSuffix("slow\n") == true)
        _ = parent.request("hang\n")
        try parent.expectLog("in stage 7 (seven)")
        #expect(parent.request() != nil)
    }

    @Test func `a crash loop ends in an emergency stop`() throws {
        let parent = try ParentProcess(["behaviour": "exitAtOnce", "deaths": 6])
        defer { parent.close(expecting: ["worker has died", "keep dying", "emergency stop", "did not start"]) }
        #expect(try parent.ended() == 70)
        #expect(parent.log.contains("emergency stop: 6 workers have died"))
    }
}
