import Platforms
import Testing

@testable import API

@Suite("An operator's cookies")
struct CookiePoolTests {
    private let start = ContinuousClock.now

    private func pool(_ names: String...) -> CookiePool {
        CookiePool(names.map { CookieJar([CookieJar.Cookie(name: $0, value: "1", domain: "example.com")]) })
    }

    private func name(_ taken: (jar: CookieJar, number: Int?)) -> String? { taken.jar.cookies.first?.name }

    @Test("Several are used in turns; none is an empty jar")
    func turns() {
        let pool = pool("a", "b", "c")
        #expect((0..<5).map { _ in name(pool.take(at: start)) } == ["a", "b", "c", "a", "b"])
        let none = CookiePool([]).take()
        #expect(none.number == nil && none.jar.cookies.isEmpty)
    }

    @Test(
        "One that was refused rests ten minutes",
        arguments: [FailureReason.blockedByPlatform, .rateLimited, .loginRequired]
    )
    func rests(reason: FailureReason) {
        let pool = pool("a", "b")
        pool.note(ExtractionFailure(reason, ""), of: pool.take(at: start).number, at: start)
        #expect((0..<3).map { _ in name(pool.take(at: start + .seconds(599))) } == ["b", "b", "b"])
        let later = (0..<2).map { _ in name(pool.take(at: start + .seconds(600))) }
        #expect(Set(later) == ["a", "b"])
    }

    @Test("Where all rest, the one that rests longest already is used; a success ends a rest")
    func allRest() {
        let pool = pool("a", "b")
        let refusal = ExtractionFailure(.blockedByPlatform, "")
        pool.note(refusal, of: 1, at: start)
        pool.note(refusal, of: 0, at: start + .seconds(5))
        let taken = pool.take(at: start + .seconds(6))
        #expect(name(taken) == "b")
        pool.note(nil, of: taken.number, at: start + .seconds(7))
        #expect(name(pool.take(at: start + .seconds(8))) == "b")
    }

    @Test("A verdict on a post says nothing of the cookies")
    func verdict() {
        let pool = pool("a", "b")
        pool.note(ExtractionFailure(.private, ""), of: pool.take(at: start).number, at: start)
        #expect((0..<2).map { _ in name(pool.take(at: start)) } == ["b", "a"])
    }
}
