import Foundation
import Ledger
import Platforms
import Synchronization
import Testing

@testable import API

@Suite("Parses that share what the platform said")
struct SharingTests {
    private let link = PostLink(platform: .youtube, kind: .video, id: "aB3_-xyzQ12", canonicalURL: "https://youtu.be/a")

    private func post(expiresAt: Int? = nil) -> Post {
        Post(
            platform: .youtube,
            id: "x",
            webpageURL: "https://youtu.be/x",
            images: [ImageItem(file: MediaFile(url: "https://i.ytimg.com/a.jpg", expiresAt: expiresAt))]
        )
    }

    @Test("A post is kept for its seconds, by link and parameters")
    func cache() {
        let cache = PostCache()
        let start = ContinuousClock.now
        cache.keep(post(), for: link, seconds: 20, wallClock: 1_000, at: start)
        #expect(cache.post(for: link, at: start + .seconds(19)) != nil)
        #expect(cache.post(for: link, at: start + .seconds(20)) == nil)
        let other = PostLink(
            platform: .youtube,
            kind: .video,
            id: link.id,
            canonicalURL: link.canonicalURL,
            parameters: ["p": "2"]
        )
        cache.keep(post(), for: link, seconds: 20, wallClock: 1_000, at: start)
        #expect(cache.post(for: other, at: start) == nil)
    }

    @Test(
        "It is never kept beyond what its addresses are good for",
        arguments: [(nil, 20), (1_000 + 120 + 5, 5), (1_000 + 120, 0), (900, 0), (100_000, 20)] as [(Int?, Int)]
    )
    func expiry(expiresAt: Int?, seconds: Int) {
        let cache = PostCache()
        let start = ContinuousClock.now
        cache.keep(post(expiresAt: expiresAt), for: link, seconds: 20, wallClock: 1_000, at: start)
        if seconds > 0 { #expect(cache.post(for: link, at: start + .seconds(seconds - 1)) != nil) }
        #expect(cache.post(for: link, at: start + .seconds(seconds)) == nil)
    }

    @Test("The cache has a bound")
    func bounded() {
        let cache = PostCache()
        let start = ContinuousClock.now
        let links = (0..<300).map {
            PostLink(platform: .youtube, kind: .video, id: "\($0)", canonicalURL: "https://youtu.be/\($0)")
        }
        for link in links { cache.keep(post(), for: link, seconds: 20, wallClock: 0, at: start) }
        #expect(links.count { cache.post(for: $0, at: start) != nil } == 256)
    }

    @Test("Requests for one post at once ask the platform once, and each is charged")
    func singleFlight() throws {
        let api = try TestAPI(credits: 100, settings: APISettings(cacheSeconds: 0)) { link in
            usleep(200_000)
            return .success(.sample(link))
        }
        let token = try api.token()
        // Threads, not tasks: the pool of tasks may be too small to have two at a time.
        let statuses = Mutex<[Int]>([])
        for _ in 0..<4 {
            Thread.detachNewThread {
                let status = api.parse(token: token).status
                statuses.withLock { $0.append(status) }
            }
        }
        for _ in 0..<2_000 where statuses.withLock({ $0.count }) < 4 { usleep(5_000) }
        #expect(statuses.withLock { $0 } == [200, 200, 200, 200])
        #expect(api.asked < 4)
        #expect(try api.balance == 96)
        #expect(api.records.count { $0.isShared } == 4 - api.asked)
    }

    @Test("A post that was just parsed is handed out again, for a credit, until its seconds are over")
    func cachedAnswer() throws {
        let api = try TestAPI(settings: APISettings(cacheSeconds: 20))
        let token = try api.token()
        let first = api.parse(token: token)
        let second = api.parse(token: token)
        #expect(first.status == 200 && second.status == 200)
        #expect(api.asked == 1)
        #expect(try api.balance == 8)
    }

    @Test("A failure under way is everybody's, and nobody is charged")
    func sharedFailure() async throws {
        let api = try TestAPI { _ in
            usleep(100_000)
            return .failure(ExtractionFailure(.private, "x"))
        }
        let token = try api.token()
        let codes = await withTaskGroup(of: String.self) { group in
            for _ in 0..<4 { group.addTask { api.parse(token: token).code ?? "" } }
            return await group.reduce(into: Set()) { $0.insert($1) }
        }
        #expect(codes == ["304"])
        #expect(try api.balance == 10)
    }
}
