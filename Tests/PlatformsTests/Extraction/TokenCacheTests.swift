import Platforms
import Testing

@Suite("Tokens that outlive a parse")
struct TokenCacheTests {
    private let start = ContinuousClock.now

    @Test("A token is given until its life ends, and not at its end")
    func lifetime() {
        let cache = TokenCache()
        cache.store("t", named: "guest", for: .seconds(10), at: start)
        #expect(cache.value(named: "guest", at: start) == "t")
        #expect(cache.value(named: "guest", at: start + .seconds(9)) == "t")
        #expect(cache.value(named: "guest", at: start + .seconds(10)) == nil)
        #expect(cache.value(named: "other", at: start) == nil)
    }

    @Test("A new token takes the old one's place and life")
    func replaced() {
        let cache = TokenCache(capacity: 1)
        cache.store("old", named: "guest", for: .seconds(10), at: start)
        cache.store("new", named: "guest", for: .seconds(30), at: start)
        #expect(cache.value(named: "guest", at: start + .seconds(20)) == "new")
    }

    @Test("A removed token is gone; removing what is not there does nothing")
    func removed() {
        let cache = TokenCache()
        cache.store("t", named: "guest", for: .seconds(10), at: start)
        cache.remove(named: "guest")
        cache.remove(named: "guest")
        #expect(cache.value(named: "guest", at: start) == nil)
    }

    @Test("Beyond the capacity the one that expires first goes")
    func bounded() {
        let cache = TokenCache(capacity: 3)
        for (name, life) in [("a", 30), ("b", 10), ("c", 20), ("d", 40)] {
            cache.store(name, named: name, for: .seconds(life), at: start)
        }
        #expect(["a", "b", "c", "d"].map { cache.value(named: $0, at: start) } == ["a", nil, "c", "d"])
    }

    @Test("Many threads at once neither lose nor mix tokens")
    func threads() async {
        let cache = TokenCache()
        await withTaskGroup(of: Void.self) { group in
            for name in 0..<100 {
                group.addTask { cache.store("value \(name)", named: "\(name)", for: .seconds(60)) }
            }
        }
        #expect((0..<100).allSatisfy { cache.value(named: "\($0)") == "value \($0)" })
    }
}
