import Foundation
import OriginTesting
import Testing

@Suite("What an operator sees and does", .serialized)
struct OperationTests {
    private func lines(_ path: String, with text: String) throws -> [Substring] {
        try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").filter { $0.contains(text) }
    }

    @Test("A parse that hangs at its platform is reported while it hangs, by name and stage")
    func slowRequest() throws {
        // The way out is a proxy that takes connections and says nothing.
        let silent = HostileOrigin { _, _ in [.awaitClose] }
        let settings = [
            "EASYDOWN_PROXY": "http://127.0.0.1:\(silent.port)", "EASYDOWN_SLOW_SECONDS": "1",
            "EASYDOWN_PARSE_SECONDS": "5",
        ]
        let product = try Installation(recordings: nil, settings: settings)
        let answer = try product.parse("https://youtu.be/easydown-01", headers: [("X-Request-Id", "slow-one")])
        #expect(answer.body.contains("platform_timeout"))
        let reports = try lines("\(product.state)/easydown.log", with: "a request takes long")
        #expect(reports.contains { $0.contains("\"process\":\"parent\"") && $0.contains("(asking the platform)") })
        let own = reports.first { $0.contains("slow-one") } ?? ""
        for part in ["\"platform\":\"youtube\"", "\"stage\":\"asking the platform\"", "\"post\":\"easydown-01\""] {
            #expect(own.contains(part), "\(own)")
        }
        #expect(!own.contains(product.token))
        product.stop()
    }

    @Test("After a rotation of the log USR1 leads every process to the new file")
    func rotation() throws {
        let product = try Installation()
        let log = "\(product.state)/easydown.log"
        try FileManager.default.moveItem(atPath: log, toPath: log + ".1")
        try product.signalParent(SIGUSR1)
        let isThere = try Patience.wait {
            _ = try product.parse("https://youtu.be/easydown-01")
            return FileManager.default.fileExists(atPath: log) && (try? lines(log, with: "credits").isEmpty) == false
        }
        #expect(isThere)
        product.stop()
    }

    @Test("Every worker has as many descriptors as the system allows")
    func descriptors() throws {
        let product = try Installation()
        for worker in product.workers("api") + product.workers("media") {
            let limits = try lines("/proc/\(worker)/limits", with: "Max open files")
            let numbers = limits.first?.split(separator: " ").compactMap { Int($0) } ?? []
            #expect(numbers.count == 2 && numbers[0] == numbers[1], "\(limits)")
        }
        product.stop()
    }

    @Test("A pool on demand starts with its first request and ends when nobody asks")
    func onDemand() throws {
        let settings = ["EASYDOWN_API_LEAST_WORKERS": "0", "EASYDOWN_IDLE_SECONDS": "2"]
        let product = try Installation(settings: settings)
        #expect(try product.parse("https://youtu.be/easydown-01").status == 200)
        #expect(product.workers("api").count == 1)
        #expect(Patience.wait { product.workers("api").isEmpty })
        #expect(try product.parse("https://youtu.be/easydown-01").status == 200)
        product.stop()
    }
}
