import Supervisor
import Testing

@Suite struct RulesTests {
    @Test(arguments: [(0, 0), (1, 100), (2, 125), (5, 244), (10, 745), (40, 60_000), (1_000_000, 60_000)])
    func `the wait grows by a quarter and ends at a minute`(_ deaths: Int, _ milliseconds: Int) {
        let delay = RespawnBackoff.delay(deaths: deaths, random: 0)
        #expect(abs((delay - .milliseconds(milliseconds)) / .milliseconds(1)) < 1)
        #expect(RespawnBackoff.delay(deaths: deaths, random: 0.999) <= delay * 1.1)
    }

    @Test func `a socket's name is its address`() {
        #expect(ListenerAddress.unix(path: "/run/a.sock").name == "unix:/run/a.sock")
        #expect(ListenerAddress.tcp(host: "127.0.0.1", port: 80).name == "tcp:127.0.0.1:80")
    }
}
