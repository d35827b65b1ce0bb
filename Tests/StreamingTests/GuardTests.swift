import Addresses
import HTTPClient
import OriginTesting
import Platforms
import Streaming
import Testing

/// Hostile inputs 32 to 41: the real libcurl, the real guard with its defaults, and a resolver and a network of the
/// test's own in front of the system's.
@Suite("Names that lead inside")
struct GuardTests {
    /// A platform's own name that leads to addresses inside. A CNAME is the resolver's affair: what it comes to is this.
    static let inside: [[String]] = [
        ["127.77.0.1"], ["10.77.0.1"], ["172.16.77.1"], ["192.168.77.1"], ["169.254.169.254"], ["100.64.77.1"],
        ["0.0.0.0"], ["198.18.77.1"], ["192.0.2.77"], ["224.0.0.77"], ["255.255.255.255"], ["::1"], ["::"],
        ["::ffff:10.77.0.2"], ["::10.77.0.3"], ["64:ff9b::a9fe:a9fe"], ["64:ff9b:1::7f00:1"], ["2002:7f00:1::"],
        ["2001:0:a00:1::"], ["2606::5efe:10.0.0.1"], ["fd00::77"], ["fe80::77"], ["fec0::77"], ["ff02::77"],
        ["10.77.0.4", "192.168.77.4", "::1"],
    ]

    /// Tests run beside each other: each has names and public addresses of its own.
    private func lead(_ name: String, to address: String, of origin: HostileOrigin) {
        FakeNetwork.name(name, leadsTo: [address])
        FakeNetwork.place(address, at: origin.port)
    }

    @Test("A stream to a name that leads inside is refused, and nothing is dialled")
    func refused() throws {
        let origin = HostileOrigin([.send(Sound.answer)])
        let bench = try StreamBench(origin, egress: Egress())
        for (number, addresses) in Self.inside.enumerated() {
            let name = "inside\(number).cdn.example"
            FakeNetwork.name(name, leadsTo: addresses)
            for address in addresses { FakeNetwork.place(address) }
            let answer = try bench.start("http://\(name)/latest/meta-data/").read()
            #expect(answer.status == 502 && answer.text == "forbidden" && answer.isComplete, "\(addresses)")
            #expect(FakeNetwork.lookups(of: name) == 1)
            #expect(addresses.allSatisfy { FakeNetwork.dials(to: $0) == 0 }, "\(addresses)")
        }
        #expect(origin.connectionCount == 0)
        lead("good.cdn.example", to: "93.184.77.1", of: origin)
        #expect(try bench.start("http://good.cdn.example/").read().text == "good")
    }

    @Test("A page, a short link too, at a name that leads inside is refused, and nothing is dialled")
    func pages() throws {
        let fetcher = CurlFetcher(egress: Egress())
        for (number, addresses) in Self.inside.enumerated() {
            let name = "page\(number).guard.example"
            FakeNetwork.name(name, leadsTo: addresses)
            for address in addresses { FakeNetwork.place(address) }
            let request = PageRequest(.get, "http://\(name)/", platform: .tiktok)
            let result = fetcher.fetch([request], deadline: .now + .seconds(10))[0]
            #expect(throws: FetchFailure.refused("the name leads to an address that is not public"), "\(addresses)") {
                try result.get()
            }
            #expect(addresses.allSatisfy { FakeNetwork.dials(to: $0) == 0 }, "\(addresses)")
        }
    }

    @Test(
        "The neighbours of what is refused are dialled",
        arguments: ["172.15.255.255", "172.32.0.1", "100.128.0.1", "11.0.0.1"]
    )
    func neighbours(address: String) throws {
        let origin = HostileOrigin([.send(Sound.answer)])
        let name = "edge-\(address.replacing(".", with: "-")).cdn.example"
        lead(name, to: address, of: origin)
        let bench = try StreamBench(origin, egress: Egress())
        #expect(try bench.start("http://\(name)/").read().text == "good")
        #expect(FakeNetwork.dials(to: address) == 1)
    }

    @Test(
        "Of mixed addresses only the public one is dialled",
        arguments: ["10.78.0.1", "::1", "fd00::78", "::ffff:10.78.0.2"]
    )
    func mixed(inside: String) throws {
        let origin = HostileOrigin([.send(Sound.answer)])
        FakeNetwork.place(inside)
        for isFirst in [true, false] {
            let name = "mixed-\(isFirst)-\(inside.replacing(":", with: "-").replacing(".", with: "-")).cdn.example"
            let place = "93.185.\(isFirst).\(inside.utf8.count)".replacing("true", with: "1").replacing(
                "false",
                with: "2"
            )
            FakeNetwork.place(place, at: origin.port)
            FakeNetwork.name(name, leadsTo: isFirst ? [inside, place] : [place, inside])
            let bench = try StreamBench(origin, egress: Egress())
            #expect(try bench.start("http://\(name)/").read().text == "good", "\(inside)")
        }
        #expect(FakeNetwork.dials(to: inside) == 0)
    }

    @Test("A name that is public first and inside then gives nothing from inside")
    func rebinding() throws {
        let origin = HostileOrigin([.send(Sound.answer)])
        FakeNetwork.place("93.184.77.3", at: origin.port)
        FakeNetwork.place("127.79.0.1")
        FakeNetwork.name("rebound.cdn.example", leadsTo: ["93.184.77.3"], ["127.79.0.1"])
        // One pool keeps what it resolved; another asks again and is told the address inside.
        let first = try StreamBench(origin, egress: Egress())
        for _ in 0..<2 { #expect(try first.start("http://rebound.cdn.example/").read().text == "good") }
        #expect(FakeNetwork.lookups(of: "rebound.cdn.example") == 1)
        let second = try StreamBench(origin, egress: Egress())
        #expect(try second.start("http://rebound.cdn.example/").read().text == "forbidden")
        #expect(FakeNetwork.lookups(of: "rebound.cdn.example") == 2 && FakeNetwork.dials(to: "127.79.0.1") == 0)
        #expect(origin.connectionCount == 2)
    }

    @Test("A name that changes beneath a kept connection changes nothing: the connection is to what was judged")
    func kept() throws {
        let answer = "HTTP/1.1 200 OK\r\nContent-Type: video/mp4\r\nContent-Length: 4\r\n\r\ngood"
        let origin = HostileOrigin([.send(answer), .awaitRequest, .send(answer)])
        FakeNetwork.place("93.184.77.4", at: origin.port)
        FakeNetwork.place("10.79.0.1")
        FakeNetwork.name("kept.cdn.example", leadsTo: ["93.184.77.4"], ["10.79.0.1"])
        let bench = try StreamBench(origin, egress: Egress())
        for _ in 0..<2 { #expect(try bench.start("http://kept.cdn.example/").read().text == "good") }
        #expect(origin.connectionCount == 1 && origin.requests.count == 2)
        #expect(FakeNetwork.dials(to: "10.79.0.1") == 0)
    }

    @Test("A resolver that never answers ends with the time that is allowed, and holds nobody else up")
    func silentResolver() throws {
        let origin = HostileOrigin([.send(Sound.answer)])
        lead("beside.cdn.example", to: "93.184.77.6", of: origin)
        FakeNetwork.name("never.cdn.example", leadsTo: ["93.184.77.6"], after: 15_000)
        let bench = try StreamBench(origin, egress: Egress(), limits: StreamLimits(firstByte: .seconds(2)))
        let started = ContinuousClock.now
        let waiting = try bench.start("http://never.cdn.example/")
        #expect(try bench.start("http://beside.cdn.example/").read().text == "good")
        #expect(waiting.read().text == "timeout")
        #expect(.now - started < .seconds(10))
        FakeNetwork.name("never.page.example", leadsTo: ["93.184.77.6"], after: 15_000)
        let request = PageRequest(.get, "http://never.page.example/", platform: .tiktok)
        #expect(throws: FetchFailure.timeout) {
            try CurlFetcher(egress: Egress()).fetch([request], deadline: .now + .milliseconds(500))[0].get()
        }
        #expect(.now - started < .seconds(10))
    }

    @Test("An operator's own network is a list of blocks, and what is denied stays denied")
    func lists() throws {
        let origin = HostileOrigin([.send(Sound.answer)])
        for address in ["10.80.0.1", "10.81.0.1", "93.184.77.5"] { FakeNetwork.place(address, at: origin.port) }
        for (name, address) in [("own", "10.80.0.1"), ("other", "10.81.0.1"), ("self", "93.184.77.5")] {
            FakeNetwork.name("\(name).cdn.example", leadsTo: [address])
        }
        let own = try #require(AddressBlock("10.80.0.0/16"))
        let server = try #require(AddressBlock("93.184.77.5"))
        let bench = try StreamBench(
            origin,
            egress: Egress(addressGuard: AddressGuard(allowed: [own], denied: [server]))
        )
        #expect(try bench.start("http://own.cdn.example/").read().text == "good")
        #expect(try bench.start("http://other.cdn.example/").read().text == "forbidden")
        #expect(try bench.start("http://self.cdn.example/").read().text == "forbidden")
        #expect(FakeNetwork.dials(to: "10.81.0.1") == 0 && FakeNetwork.dials(to: "93.184.77.5") == 0)
    }
}
