import Platforms
import Testing

@testable import Media

@Suite("Signed links")
struct LinkSignerTests {
    private let signer: LinkSigner

    init() throws { signer = try .make() }

    private static let targets: [MediaLink.Target] = [
        .file(url: "https://v16.tiktokcdn.com/a?b=c&d=%2F+%25#~"),
        .merge(video: "https://r1.googlevideo.com/v?a=1", audio: "https://r1.googlevideo.com/a?a=1"),
        .merge(video: nil, audio: "https://r1.googlevideo.com/a?a=1"),
        .merge(video: "https://r1.googlevideo.com/v?a=1", audio: nil),
    ]

    @Test("What is signed is read again, whole", arguments: targets)
    func roundTrip(target: MediaLink.Target) throws {
        for link in [
            MediaLink.make(target), .make(target, filename: nil, disposition: nil, context: LinkContext()),
            .make(target, filename: "视频 🎬 «a»+%&=.mp4", disposition: .attachment),
        ] {
            #expect(try signer.open(signer.parameters(of: link), now: MediaLink.now) == link)
        }
    }

    @Test("The query shows the target and hides the context")
    func query() throws {
        let query = try #require(signer.query(for: .make(), now: MediaLink.now))
        let start =
            "platform=tiktok&url=https%3A%2F%2Fv16.tiktokcdn.com%2Fvideo%2Fa%3Fexpire%3D1800003600%26sign%3Dx%252By"
        #expect(query.hasPrefix(start))
        let names = query.split(separator: "&").map { $0.prefix { $0 != "=" } }
        #expect(names == ["platform", "url", "disposition", "exp", "seal", "sig", "filename"])
        for secret in ["tt_chain", "a/b", "easydown", "7300000000000000001", "k_0123", "hvc1"] {
            #expect(!query.contains(secret))
            let seal = try #require(signer.parameters().first { $0.name == "seal" }?.value)
            let bytes = try #require(Base64URL.decoded(seal))
            #expect(!String(decoding: bytes, as: UTF8.self).contains(secret))
        }
    }

    @Test("Two links of the same are not the same: the nonce is fresh")
    func nonce() throws {
        func signature() throws -> String? { try signer.parameters().first { $0.name == "sig" }?.value }
        #expect(try signature() != signature())
    }

    @Test("Parameters count by what they are, in any order and any spelling")
    func spelling() throws {
        let parameters = try signer.parameters()
        let link = MediaLink.make()
        var random = SeededGenerator(state: 7)
        for _ in 0..<20 {
            #expect(try signer.open(parameters.shuffled(using: &random), now: MediaLink.now) == link)
        }
        // Every byte escaped, in lower case; and nothing escaped but what must be.
        let query = try #require(signer.query(for: link, now: MediaLink.now))
        let all = query.split(separator: "&").map { pair -> String in
            let parts = pair.split(separator: "=", maxSplits: 1)
            let value = (parameters.first { $0.name == parts[0] }?.value ?? "").utf8
            return "\(parts[0])=" + value.map { "%" + String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
        }
        #expect(
            try signer.open(QueryParameters.decoded(all.reversed().joined(separator: "&")), now: MediaLink.now) == link
        )
        let few = query.replacing("%3A", with: ":").replacing("%2F", with: "/").replacing("%3F", with: "?")
        #expect(few != query)
        #expect(try signer.open(QueryParameters.decoded(few), now: MediaLink.now) == link)
    }

    @Test("Each character of each parameter counts", arguments: ["platform", "url", "filename", "exp", "seal", "sig"])
    func changed(name: String) throws {
        let parameters = try signer.parameters()
        let place = try #require(parameters.firstIndex { $0.name == name })
        let value = Array(parameters[place].value.utf8)
        for at in value.indices {
            var bytes = value
            // Another letter or digit, so that the form stays sound.
            bytes[at] = bytes[at] == UInt8(ascii: "1") ? UInt8(ascii: "2") : UInt8(ascii: "1")
            if name == "platform" { bytes[at] = value[at] == UInt8(ascii: "x") ? UInt8(ascii: "y") : UInt8(ascii: "x") }
            var changed = parameters
            changed[place].value = String(decoding: bytes, as: UTF8.self)
            #expect(signer.refusal(changed) == .signature, "\(name) at \(at)")
        }
    }

    @Test("A parameter taken away or put in is noticed")
    func missing() throws {
        let parameters = try signer.parameters()
        let expected: [String: LinkRefusal] = [
            "platform": .missingParameter, "url": .missingParameter, "filename": .signature, "disposition": .signature,
            "exp": .missingParameter, "seal": .signature, "sig": .signature,
        ]
        #expect(parameters.count == expected.count)
        for (name, refusal) in expected {
            #expect(signer.refusal(parameters.filter { $0.name != name }) == refusal, "\(name)")
        }
        let bare = try signer.parameters(of: .make(filename: nil, disposition: nil))
        #expect(signer.refusal(bare + [("filename", "a.exe")]) == .signature)
        #expect(signer.refusal(bare + [("disposition", "inline")]) == .signature)
        #expect(signer.refusal(bare + [("audio", "https://a.tiktokcdn.com/")]) == .malformed)
    }

    @Test("A link to a file is no link to a merge, nor is its video its audio")
    func kinds() throws {
        let file = try signer.parameters(of: .make(.file(url: "https://a.tiktokcdn.com/x")))
        for name in ["video", "audio"] {
            #expect(signer.refusal(file.map { ($0.name == "url" ? name : $0.name, $0.value) }) == .signature)
        }
        let merge = try signer.parameters(of: .make(.merge(video: "https://a.tiktokcdn.com/v", audio: nil)))
        for name in ["url", "audio"] {
            #expect(signer.refusal(merge.map { ($0.name == "video" ? name : $0.name, $0.value) }) == .signature)
        }
        let both = MediaLink.Target.merge(video: "https://a.tiktokcdn.com/v", audio: "https://a.tiktokcdn.com/a")
        let swapped = try signer.parameters(of: .make(both)).map {
            ($0.name == "video" ? "audio" : $0.name == "audio" ? "video" : $0.name, $0.value)
        }
        #expect(signer.refusal(swapped) == .signature)
    }

    @Test("Bytes do not move from one parameter to its neighbour")
    func borders() throws {
        let parameters = try signer.parameters(of: .make(.file(url: "https://a.tiktokcdn.com/x"), filename: "ab"))
        let moved = parameters.map { name, value in
            switch name {
            case "filename": (name, "a")
            case "platform": (name, "b" + value)
            default: (name, value)
            }
        }
        #expect(signer.refusal(moved) == .signature)
    }

    @Test("The seal of one link does not open in another")
    func transplanted() throws {
        let mine = try signer.parameters(of: .make(.file(url: "https://a.tiktokcdn.com/x")))
        let seal = try #require(signer.parameters().first { $0.name == "seal" }?.value)
        #expect(signer.refusal(mine.map { ($0.name, $0.name == "seal" ? seal : $0.value) }) == .signature)
        // Not even where whoever moves it could sign.
        let shown = mine.filter { $0.name != "sig" && $0.name != "seal" }
        let target = MediaLink.Target.file(url: "https://a.tiktokcdn.com/x")
        let message = CanonicalParameters.bytes(shown + [("seal", seal)], for: target)
        let key = try LinkKeys.make().current
        let forged = shown + [("seal", seal), ("sig", Base64URL.encoded(key.signature(of: message)))]
        #expect(signer.refusal(forged) == .signature)
    }

    @Test("A link is good until its second has come")
    func expiry() throws {
        let parameters = try signer.parameters(of: .make(expires: MediaLink.now + 10))
        #expect(signer.refusal(parameters, now: MediaLink.now + 9) == nil)
        #expect(signer.refusal(parameters, now: MediaLink.now + 10) == .expired)
        #expect(signer.refusal(parameters, now: MediaLink.now + 11) == .expired)
        #expect(signer.refusal(parameters, now: .max) == .expired)
        // The signature is judged before the time.
        let broken = parameters.map { ($0.name, $0.name == "sig" ? String($0.value.reversed()) : $0.value) }
        #expect(signer.refusal(broken, now: .max) == .signature)
    }

    @Test(
        "An expiry has one spelling",
        arguments: [
            "", "-1", "+1800003600", "01800003600", "1800003600.0", "1.8e9", "0x6b49d200", " 1800003600", "1800003600 ",
            "9223372036854775808", "1234567890123", "１８００００３６００", "1800003600;", "NaN",
        ]
    )
    func expirySpelling(text: String) throws {
        let parameters = try signer.parameters().map { ($0.name, $0.name == "exp" ? text : $0.value) }
        #expect(signer.refusal(parameters) == .malformed)
    }

    @Test("A signature has one spelling")
    func signatureSpelling() throws {
        let parameters = try signer.parameters()
        let signature = try #require(parameters.first { $0.name == "sig" }?.value)
        #expect(signature.utf8.count == 43)
        let bytes = try #require(Base64URL.decoded(signature))
        let standard = Base64.encoded(bytes)
        let last = try #require(signature.utf8.last)
        let twin = signature.dropLast() + String(UnicodeScalar(last + 1))
        for text in [
            "", "A", String(signature.dropLast()), signature + "A", signature + "=", standard, signature.uppercased(),
            signature.lowercased(), " " + signature, signature + signature, String(twin), "é" + signature.dropFirst(),
            Base64URL.encoded(Array(bytes.dropLast())), Base64URL.encoded([]), Base64URL.encoded(bytes.map { ~$0 }),
        ] {
            let changed = parameters.map { ($0.name, $0.name == "sig" ? text : $0.value) }
            #expect(signer.refusal(changed) == .signature, "\(text)")
        }
    }

    @Test("Nothing stands twice, and nothing unknown stands there")
    func strict() throws {
        let parameters = try signer.parameters()
        for parameter in parameters { #expect(signer.refusal(parameters + [parameter]) == .repeatedParameter) }
        for name in ["", "URL", "url[]", "x", "sig ", "Sig"] {
            #expect(signer.refusal(parameters + [(name, "1")]) == .unknownParameter)
        }
        #expect(signer.refusal([]) == .missingParameter)
    }

    @Test("A link that could not be opened is not made")
    func unmade() {
        func query(_ link: MediaLink) -> String? { signer.query(for: link, now: MediaLink.now) }
        #expect(query(.make(expires: MediaLink.now)) == nil)
        #expect(query(.make(expires: -1)) == nil)
        #expect(query(.make(expires: 1_000_000_000_000)) == nil)
        #expect(query(.make(expires: 999_999_999_999)) != nil)
        #expect(query(.make(.merge(video: nil, audio: nil))) == nil)
        for url in ["", "https://a.tiktokcdn.com/\n", "https://a.tiktokcdn.com/é", "https://a.tiktokcdn.com/ "] {
            #expect(query(.make(.file(url: url))) == nil)
            #expect(query(.make(.merge(video: "https://a.tiktokcdn.com/", audio: url))) == nil)
        }
        var foreign = MediaLink.make()
        foreign.platform = PlatformID(rawValue: "tiktok\r\nX: y")
        #expect(query(foreign) == nil)
        for context in [LinkContext(egress: -1), LinkContext(depth: -1)] {
            #expect(query(.make(context: context)) == nil)
        }
    }

    @Test("A file name in a link is a sound one")
    func filename() throws {
        let link = try signer.open(signer.parameters(of: .make(filename: "../a\r\nb\u{202E}.mp4")), now: MediaLink.now)
        #expect(link.filename == "_a b.mp4")
    }
}
