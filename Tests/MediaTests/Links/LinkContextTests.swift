import Platforms
import Testing

@testable import Media

@Suite("What is sealed inside a link")
struct LinkContextTests {
    @Test("It comes back whole, and short")
    func roundTrip() throws {
        var contexts = [LinkContext(), .make()]
        for kind in [Rendition.Kind.image, .video, .audio, .thumbnail] {
            contexts.append(LinkContext(rendition: Rendition(kind: kind, index: .max, position: 0)))
        }
        for source in [VideoItem.Source.direct, .dash, .hls] {
            contexts.append(.make())
            contexts[contexts.count - 1].rendition?.source = source
        }
        for watermark in [nil, true, false] {
            contexts.append(.make())
            contexts[contexts.count - 1].rendition?.watermark = watermark
        }
        for context in contexts { #expect(LinkContext(bytes: try #require(context.bytes)) == context) }
        #expect(LinkContext().bytes?.count == 10)
        #expect(try #require(LinkContext.make().bytes).count < 230)
    }

    @Test("Cookies have bounds")
    func cookies() {
        func context(_ count: Int, _ size: Int) -> LinkContext {
            let value = String(repeating: "v", count: size - 4)
            return LinkContext(
                cookies: (0..<count).map { _ in CookieJar.Cookie(name: "n", value: value, domain: "a.b") }
            )
        }
        #expect(context(64, 64).bytes != nil)
        #expect(context(1, 4096).bytes != nil)
        #expect(context(65, 4).bytes == nil)
        #expect(context(1, 4097).bytes == nil)
        #expect(context(63, 66).bytes == nil)
    }

    @Test("Figures that cannot be are unknown, and break no link")
    func negative() throws {
        var context = LinkContext.make()
        context.rendition?.index = -1
        context.rendition?.width = .min
        context.rendition?.bitrate = -5
        let read = LinkContext(bytes: try #require(context.bytes))?.rendition
        #expect(read?.index == 0 && read?.width == nil && read?.bitrate == nil && read?.height == 1920)
    }

    @Test("Other bytes are no context")
    func wrong() throws {
        let bytes = try #require(LinkContext.make().bytes)
        #expect(LinkContext(bytes: []) == nil)
        #expect(LinkContext(bytes: [2] + bytes.dropFirst()) == nil)
        #expect(LinkContext(bytes: bytes + [0]) == nil)
        for count in 0..<bytes.count { #expect(LinkContext(bytes: Array(bytes.prefix(count))) == nil) }
    }

    @Test("A number has one spelling")
    func numbers() throws {
        for number in [0, 1, 127, 128, 16_383, 16_384, .max] {
            var writer = ByteWriter(capacity: 0)
            writer.write(number: number)
            var reader = ByteReader(writer.bytes)
            #expect(try reader.number() == number && reader.isAtEnd)
        }
        for bytes in [[], [0x80], [0x80, 0], [0xFF, 0x80, 0], [UInt8](repeating: 0xFF, count: 9) + [1]] as [[UInt8]] {
            var reader = ByteReader(bytes)
            #expect(throws: ByteReader.Broken.self) { try reader.number() }
        }
    }

    @Test("What is read from broken bytes is written as they are", arguments: 0..<8)
    func fuzz(seed: UInt64) throws {
        for bytes in Fuzz.bytes([try #require(LinkContext.make().bytes), [1, 0, 0, 0]], seed: seed) {
            if let context = LinkContext(bytes: bytes) { #expect(context.bytes == bytes) }
        }
    }
}
