import Testing

@testable import Media

@Suite("Playlists on their way through")
struct StreamPlaylistTests {
    @Test("A playlist is collected whole, whatever part of it was asked for", arguments: ["a.m3u8", "a.M3U8?x=.mp4"])
    func byName(name: String) throws {
        let stream = try Stream("https://v.cdn.example/\(name)", range: .from(5))
        #expect(stream.start().asked == "https://v.cdn.example/\(name)")
        #expect(stream.take(.make(200, "Content-Type: text/plain")))
        #expect(stream.take("#EXTM3U\n").count == nil)
        _ = stream.take("a.ts\n")
        #expect(stream.ended(.complete).playlist == "#EXTM3U\na.ts\n")
    }

    @Test("A playlist that only its type tells is asked for again without the part")
    func byType() throws {
        let stream = try Stream(range: .from(5))
        _ = stream.start()
        let again = stream.refuse(.make(206, "Content-Range: bytes 5-9/10", "Content-Type: application/x-mpegURL"))
        #expect(again?.asked == "https://v.cdn.example/a.mp4")
        #expect(stream.take(.make(200, "Content-Type: application/x-mpegURL")))
        _ = stream.take("#EXTM3U\n")
        #expect(stream.ended(.complete).playlist == "#EXTM3U\n")
    }

    @Test("A playlist that breaks off, is empty, or has no end is not handed on")
    func broken() throws {
        let long = try Stream("https://v.cdn.example/a.m3u8")
        _ = long.start()
        _ = long.take(.make(200))
        #expect(!long.take(StreamState.longestPlaylist).isStop)
        #expect(long.take(1).isStop)
        #expect(long.ended(.refused).failure == .playlist)
        let short = try Stream("https://v.cdn.example/a.m3u8")
        _ = short.start()
        for _ in 0..<2 {
            _ = short.take(.make(200, "Content-Length: 100"))
            _ = short.take("#EXTM3U\n")
            if let failure = short.ended(.failed(.broken("reset"))).failure { #expect(failure == .broken) }
        }
        let empty = try Stream("https://v.cdn.example/a.m3u8")
        _ = empty.start()
        _ = empty.take(.make(200))
        #expect(empty.ended(.complete).asked != nil)
        _ = empty.take(.make(200))
        #expect(empty.ended(.complete).failure == .empty)
    }
}
