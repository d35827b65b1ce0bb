import JSON

@testable import Platforms

extension Result where Success == Post, Failure == ExtractionFailure {
    /// What is wrong with an outcome whatever the answers were: a failure says why, and a post has media, addresses
    /// only on its platform's hosts, times that RFC 3339 can write and figures that make sense.
    var complaints: [String] {
        switch self {
        case .failure(let failure): failure.detail.isEmpty ? ["a failure without a detail"] : []
        case .success(let post): post.complaints
        }
    }
}

extension Post {
    fileprivate var complaints: [String] {
        var complaints: [String] = []
        func check(_ isRight: Bool, _ what: String) { if !isRight { complaints.append(what) } }
        check(hasMedia, "no media")
        let files = images.map(\.file) + videos.map(\.file) + audios.map(\.file)
        for url in files.map(\.url) + (thumbnail.isEmpty ? [] : [thumbnail]) {
            let rules = Catalogue.standard[platform]?.media
            check(MediaURL(url).map { rules?.covers(host: $0.host) == true } == true, "foreign address \(url)")
            check(RequestURL.refusal(of: url) == nil, "unsafe address \(url)")
        }
        for instant in files.compactMap(\.expiresAt) + [publishedAt].compactMap(\.self) {
            check((0..<253_402_300_800).contains(instant), "instant \(instant)")
        }
        for side in images.flatMap({ [$0.width, $0.height] }) + videos.flatMap({ [$0.width, $0.height] }) {
            check(side.map { $0 > 0 } ?? true, "side \(side ?? 0)")
        }
        for rate in videos.map(\.bitrate) + audios.map(\.bitrate) { check(rate.map { $0 > 0 } ?? true, "bitrate") }
        check(duration.map { $0 >= 0 && $0.isFinite } ?? true, "duration \(duration ?? 0)")
        do { _ = try JSONDocument(parsing: json().bytes) } catch { complaints.append("\(error)") }
        return complaints
    }
}
