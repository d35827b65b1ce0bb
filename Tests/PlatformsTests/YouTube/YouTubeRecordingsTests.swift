import Foundation
import JSON
import Platforms
import PlatformsTesting
import Recordings
import Testing

/// The shared folder of recorded answers of YouTube; empty where it is not on this machine.
enum YouTubeRecordings {
    static let all: [Recording] = {
        guard let folder else { return [] }
        do { return try Recording.all(below: folder) } catch {
            Issue.record("\(error)")
            return []
        }
    }()

    private static let folder: String? = {
        var candidates = [ProcessInfo.processInfo.environment["EASYDOWN_SHARED"]].compactMap(\.self)
        var place = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
        while place.path != "/" {
            place.deleteLastPathComponent()
            candidates.append(place.appendingPathComponent("shared").path)
        }
        return candidates.map { "\($0)/recordings/youtube" }.first { FileManager.default.fileExists(atPath: $0) }
    }()

    /// The id in the link of a recording.
    static func link(of recording: Recording) -> PostLink? {
        let marks = ["v=", "youtu.be/", "/shorts/", "/live/", "/embed/"]
        guard let mark = marks.compactMap({ recording.url.firstRange(of: $0) }).first else { return nil }
        let id = String(recording.url[mark.upperBound...].prefix(11))
        return PostLink(platform: .youtube, kind: .video, id: id, canonicalURL: recording.url)
    }
}

@Suite("YouTube's recorded answers")
struct YouTubeRecordingsTests {
    @Test(
        "become what the recording expects",
        .enabled(if: !YouTubeRecordings.all.isEmpty, "no shared folder of recordings on this machine"),
        arguments: YouTubeRecordings.all.map(\.path),
        ["alone", "among all the others"]
    )
    func conformance(path: String, kept: String) throws {
        let recording = try #require(YouTubeRecordings.all.first { $0.path == path })
        let session = Session(
            platform: .youtube,
            fetcher: RecordedFetcher(kept == "alone" ? [recording] : YouTubeRecordings.all),
            tokens: TokenCache(),
            deadline: .now + .seconds(30)
        )
        let link = try #require(YouTubeRecordings.link(of: recording))
        do throws(ExtractionFailure) {
            let post = try YouTubeExtractor().post(for: link, in: session)
            let data = try! JSONDocument(parsing: post.json().bytes).root
            #expect(recording.differences(data: data, failure: nil) == [])
        } catch {
            let failure = (status: 200, code: "304", reason: error.reason.rawValue as String?)
            #expect(recording.differences(data: nil, failure: failure) == [], "\(error.detail)")
        }
    }

    @Test(
        "are asked for with no request that no recording knows, where both clients answer",
        .enabled(if: !YouTubeRecordings.all.isEmpty, "no shared folder of recordings on this machine"),
        arguments: YouTubeRecordings.all.filter { $0.exchanges.count == 4 && $0.name.hasPrefix("video-") }.map(\.path)
    )
    func fourRequests(path: String) throws {
        let recording = try #require(YouTubeRecordings.all.first { $0.path == path })
        let fetcher = RecordedFetcher([recording])
        let session = Session(
            platform: .youtube,
            fetcher: fetcher,
            tokens: TokenCache(),
            deadline: .now + .seconds(30)
        )
        _ = try YouTubeExtractor().post(for: #require(YouTubeRecordings.link(of: recording)), in: session)
        #expect(fetcher.requests.count == 4)
    }
}
