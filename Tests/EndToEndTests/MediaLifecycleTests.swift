import Foundation
import OriginTesting
import Testing

@Suite("Streams outlive reloads and stops, and break where a worker is killed", .serialized)
struct MediaLifecycleTests {
    @Test("Reloads: every stream is complete, and old workers go when theirs have ended")
    func reloads() throws {
        let product = try MediaProduct(settings: HeldStreams.settings)
        let streams = try HeldStreams(product, count: 50)
        product.origin.put("/other.mp4", ServedFile(HeldStreams.body))
        let other = try product.signed("/other.mp4")
        let first = product.installation.workers("media")
        var seen = Set(first)
        for _ in 0..<3 {
            try product.installation.signalParent(SIGHUP)
            #expect(Patience.wait(60) { !seen.isSuperset(of: product.installation.workers("media")) })
            seen.formUnion(product.installation.workers("media"))
            #expect(try product.get(other).bytes == HeldStreams.body)
        }
        #expect(first.allSatisfy(product.installation.workers("media").contains), "the first still has streams")
        streams.release()
        #expect(streams.outcomes() == Array(repeating: .whole, count: 50))
        #expect(product.origin.requests(for: "/held.mp4").count == 50, "none was asked for twice")
        #expect(Patience.wait(60) { product.installation.workers("media").count == 1 }, "old workers have gone")
        product.installation.stop()
    }

    @Test("A stop waits for the streams that run")
    func stops() throws {
        let product = try MediaProduct(settings: HeldStreams.settings)
        let streams = try HeldStreams(product, count: 10)
        try product.installation.signalParent(SIGTERM)
        #expect(Patience.wait { product.installation.workers("api").isEmpty })
        #expect(product.installation.workers("media").count == 1, "it still has streams")
        streams.release()
        #expect(streams.outcomes() == Array(repeating: .whole, count: 10))
        #expect(Patience.wait { product.installation.workers("media").isEmpty })
        product.installation.stop()
    }

    @Test("A stop ends at its deadline: streams that are not through by then break off")
    func deadline() throws {
        let drain = ["EASYDOWN_MEDIA_DRAIN_SECONDS": "1"]
        let product = try MediaProduct(settings: HeldStreams.settings.merging(drain) { $1 })
        let streams = try HeldStreams(product, count: 3)
        try product.installation.signalParent(SIGTERM)
        #expect(streams.outcomes() == Array(repeating: .broken, count: 3))
        #expect(Patience.wait { product.installation.workers("media").isEmpty })
        product.installation.stop()
    }

    @Test("A killed worker's streams are broken connections, never short files, and another worker serves on")
    func kills() throws {
        let product = try MediaProduct(settings: HeldStreams.settings)
        for framing in [ServedFile.Framing.length, .chunked] {
            let streams = try HeldStreams(product, count: 5, framing: framing)
            let old = product.installation.workers("media")
            old.forEach { kill($0, SIGKILL) }
            let time = ContinuousClock().measure {
                #expect(streams.outcomes() == Array(repeating: .broken, count: 5), "\(framing)")
            }
            #expect(time < .seconds(20), "they break at once")
            streams.release()
            #expect(try Patience.wait { try product.get(streams.target).bytes == HeldStreams.body })
            #expect(Set(old).isDisjoint(with: product.installation.workers("media")))
        }
        product.installation.stop()
    }

    @Test("A killed worker's merges are broken connections too, and take ffmpeg along")
    func killsMerges() throws {
        let product = try MediaProduct()
        let folder = try SampleMedia.split.get()
        let video = try SampleMedia.served("v.mp4", of: folder)
        product.origin.put("/a.m4a", try SampleMedia.served("a.m4a", of: folder))
        product.origin.put("/v.mp4") { request, _ in
            video.answer(to: request, cutAfter: video.body.count / 2) + [.awaitClose]
        }
        let download = try Download(product.probe, product.merge(video: "/v.mp4", audio: "/a.m4a"))
        download.take(atLeast: 10_000)
        let merging = product.installation.merging
        #expect(merging.count == 1)
        product.installation.workers("media").forEach { kill($0, SIGKILL) }
        let answer = download.finish()
        #expect(answer.status == 200 && !answer.isComplete && !answer.bytes.isEmpty)
        #expect(Patience.wait { !merging.contains(where: Installation.isRunning) })
        product.installation.stop()
    }
}
