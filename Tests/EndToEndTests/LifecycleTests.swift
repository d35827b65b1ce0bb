import Foundation
import Testing

@Suite("Starting, reloading and stopping the whole product", .serialized)
struct LifecycleTests {
    @Test("Reloads under load lose no request and charge none twice")
    func reloads() throws {
        let product = try Installation(settings: ["EASYDOWN_LEDGER_DURABILITY": "normal"])
        _ = try product.command("credits", "add", try product.account, "100000")
        let load = Load(product, threads: 4, link: "https://youtu.be/easydown-01")
        for _ in 0..<5 {
            try product.signalParent(SIGHUP)
            Thread.sleep(forTimeInterval: 1.5)
        }
        let result = load.stop()
        #expect(result.failed.isEmpty, "of \(result.asked)")
        #expect(result.asked > 20)
        #expect(try product.command("credits", "show", product.account) == "\(101_000 - result.asked) credits\n")
        product.stop()
    }

    @Test("Killed workers are replaced, and the ledger stays whole")
    func kills() async throws {
        let product = try Installation()
        var answered = 0
        for round in 0..<6 {
            async let answers = withTaskGroup(of: Int.self) { group in
                for _ in 0..<8 {
                    group.addTask {
                        do { return try product.parse("https://youtu.be/easydown-01").status } catch { return -1 }
                    }
                }
                return await group.reduce(into: [Int]()) { $0.append($1) }
            }
            if round.isMultiple(of: 2) { product.workers("api").forEach { kill($0, SIGKILL) } }
            answered += await answers.filter { $0 == 200 }.count
        }
        #expect(answered >= 20)
        #expect(try product.command("doctor").contains("every balance is the sum of its ledger"))
        product.stop()
    }

    @Test("Where no connection to the service comes about, nginx says busy and when to come back")
    func unreachable() throws {
        let product = try Installation()
        let moved = product.state + "/run/away.sock"
        try FileManager.default.moveItem(atPath: product.state + "/run/api.sock", toPath: moved)
        let answer = try product.probe.send("GET", "/api/v1/platforms")
        #expect(answer.status == 503 && answer.header("Retry-After") == "2")
        #expect(answer.body.contains(#""code":"busy""#) && answer.body.contains(#""status":503"#))
        try FileManager.default.moveItem(atPath: moved, toPath: product.state + "/run/api.sock")
        #expect(try product.probe.send("GET", "/api/v1/platforms").status == 200)
        product.stop()
    }

    @Test("Started by root the service runs as its own user, parent and workers alike", .enabled(if: geteuid() == 0))
    func user() throws {
        let product = try Installation(settings: ["EASYDOWN_USER": "nobody"])
        let nobody = try #require(getpwnam("nobody")).pointee.pw_uid
        let processes = [try product.parent] + product.workers("api") + product.workers("media")
        #expect(processes.count >= 4)
        for process in processes {
            let status = try String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)
            #expect(status.contains("Uid:\t\(nobody)\t\(nobody)\t\(nobody)\t\(nobody)"))
            #expect(status.contains("NoNewPrivs:\t1"))
        }
        #expect(try product.parse("https://youtu.be/easydown-01").status == 200)
        product.stop()
    }

    @Test("easydown top shows every pool and every worker of the running service")
    func top() throws {
        let product = try Installation()
        let text = try product.command("top", "--once")
        #expect(text.contains("running, generation 1"))
        for pool in ["api", "media", "housekeeper"] { #expect(text.contains("\n\(pool) ")) }
        for pid in product.workers("api") { #expect(text.contains(" \(pid) ")) }
        product.stop()
        #expect(throws: (any Error).self) { try product.command("top", "--once") }
    }

    @Test("A second start keeps the state, and a taken port is named")
    func restart() throws {
        let product = try Installation()
        let second = try Tool.run(
            "\(Installation.root)/scripts/run",
            ["--port", "\(product.port)", "--state", product.state + "-2", "--binary", Installation.binary],
            in: TemporaryFolder()
        )
        #expect(second.status == 1 && second.errors.contains("port \(product.port) is taken"))
        product.stop()
        #expect(throws: HTTPProbe.Failure.self) { try product.probe.send("GET", "/healthz") }
    }
}
