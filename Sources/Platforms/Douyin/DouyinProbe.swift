/// What the first bytes of a file on the CDN say of it.
struct DouyinProbe: Equatable {
    /// Lower case, without parameters; empty where none is named.
    let mediaType: String
    /// Bytes of the whole file.
    let size: Int?

    /// - Parameter results: of the one request for the first bytes.
    /// - Throws: ``ExtractionFailure`` where the CDN gives no media at the address.
    init(_ results: [Result<PageResponse, FetchFailure>], of url: DouyinMediaURL) throws(ExtractionFailure) {
        switch results.first {
        case .success(let response): try self.init(response, of: url)
        // More than was asked for is a file too.
        case .failure(.tooLarge): self.init(mediaType: "", size: nil)
        case .failure(let failure): throw ExtractionFailure(failure)
        case nil: throw ExtractionFailure(.platformTimeout, "media-link: no answer")
        }
    }

    private init(mediaType: String, size: Int?) {
        self.mediaType = mediaType
        self.size = size
    }

    private init(_ response: PageResponse, of url: DouyinMediaURL) throws(ExtractionFailure) {
        let detail = "media-link: status \(response.status)"
        switch response.status {
        case 200, 206: break
        case 404, 410: throw ExtractionFailure(.notFound, detail)
        case 416: throw ExtractionFailure(.noMedia, "media-link: an empty file")
        case 403 where Self.isOver(url, response): throw ExtractionFailure(.notFound, "media-link: the address expired")
        case 429: throw ExtractionFailure(.rateLimited, detail)
        case 500...: throw ExtractionFailure(.platformTimeout, detail)
        default: throw ExtractionFailure(.blockedByPlatform, detail)
        }
        guard !response.body.isEmpty else { throw ExtractionFailure(.notFound, "media-link: an empty answer") }
        let type = (response.header("content-type") ?? "").prefix { $0 != ";" }.lowercased().trimmingWhitespace()
        guard !["text/html", "application/json", "text/plain"].contains(type) else {
            throw ExtractionFailure(.blockedByPlatform, "media-link: \(type) in place of media")
        }
        self.init(mediaType: type, size: Self.size(response))
    }

    /// The kind that the file says it is; a sound is often called a video, as both are MP4.
    func kind(of named: DouyinMediaLink.Kind) -> DouyinMediaLink.Kind {
        if mediaType.hasPrefix("image/") { return .image }
        if mediaType.hasPrefix("audio/") { return .audio }
        return mediaType.hasPrefix("video/") && named == .image ? .video : named
    }

    /// Whether the address's own life has ended, by the answer's clock.
    private static func isOver(_ url: DouyinMediaURL, _ response: PageResponse) -> Bool {
        guard let end = url.expiresAt, let now = response.header("date").flatMap(HTTPDate.seconds) else { return false }
        return end < now
    }

    /// Behind the slash of `Content-Range` (RFC 9110, section 14.4), else the length of a whole answer.
    private static func size(_ response: PageResponse) -> Int? {
        let text =
            response.status == 206
            ? response.header("content-range")?.split(separator: "/").last.map(String.init)
            : response.header("content-length")
        return text.flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil }
    }
}
