import JSON
import Recordings
import Testing

@testable import easydown

@Suite("The link that a try-out is shown")
struct RecordingsCommandTests {
    private func recording(_ url: String, fails: Bool = false) throws -> Recording {
        let expectation = try JSONDocument(parsing: fails ? #"{"error":{"status":200}}"# : "{}").root
        return Recording(name: "a", url: url, platform: "douyin", exchanges: [], expectation: expectation)
    }

    @Test("It is a post's, before a media file's or a short link")
    func post() throws {
        let links = [
            "https://p3-pc-sign.douyinpic.com/a~b:q75.jpeg", "https://v.douyin.com/iAbCdEfG/",
            "https://www.douyin.com/video/7400000000000000001",
        ]
        #expect(RecordingsCommand.firstSuccess(of: try links.map { try recording($0) }) == links[2])
        #expect(RecordingsCommand.firstSuccess(of: try links[..<2].map { try recording($0) }) == links[0])
    }

    @Test("A recording that fails, share text, or a page that is no post is not shown")
    func none() throws {
        let recordings = [
            try recording("https://www.douyin.com/video/7400000000000000001", fails: true),
            try recording("看看 https://v.douyin.com/iAbCdEfG/"), try recording("https://www.douyin.com/follow"),
        ]
        #expect(RecordingsCommand.firstSuccess(of: recordings) == nil)
    }
}
