/// The way out, as extractors see it. Owned by this module; conformed to by the HTTP client and by tests.
///
/// Implementations send exactly what they are given, follow no redirect, decompress, bound the size, verify TLS,
/// and refuse every address that is not public.
package protocol PageFetcher: Sendable {
    /// Sends the requests at once where the implementation can, and answers in the order of the requests.
    ///
    /// Blocks until each has an answer or a failure, at most until `deadline`.
    func fetch(
        _ requests: [PageRequest],
        deadline: ContinuousClock.Instant
    ) -> [Result<PageResponse, FetchFailure>]
}

/// One request to a platform.
package struct PageRequest: Sendable, Equatable {
    package enum Method: String, Sendable {
        case get = "GET"
        case post = "POST"
    }

    package var method: Method
    /// An absolute http or https URL.
    package var url: String
    /// Sent in order; the fetcher adds Host, Accept-Encoding and Content-Length only.
    package var headers: [(name: String, value: String)]
    package var body: [UInt8]?
    /// Whose egress (proxy, cookies, address family) the request uses.
    package var platform: PlatformID
    /// Which of the platform's ways out is taken, counted modulo their number: one for all requests of a post.
    package var egress = 0

    package init(
        _ method: Method = .get,
        _ url: String,
        headers: [(name: String, value: String)] = [],
        body: [UInt8]? = nil,
        platform: PlatformID
    ) {
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
        self.platform = platform
    }

    package static func == (left: Self, right: Self) -> Bool {
        left.method == right.method && left.url == right.url && left.body == right.body
            && left.platform == right.platform && left.egress == right.egress
            && left.headers.elementsEqual(right.headers) { $0.name == $1.name && $0.value == $1.value }
    }
}

/// One answer of a platform, of any status.
package struct PageResponse: Sendable {
    package let status: Int
    /// In order of arrival; names as sent.
    package let headers: [(name: String, value: String)]
    /// Decompressed.
    package let body: [UInt8]
    /// How long the exchange took.
    package let elapsed: Duration

    package init(
        status: Int,
        headers: [(name: String, value: String)] = [],
        body: [UInt8] = [],
        elapsed: Duration = .zero
    ) {
        self.status = status
        self.headers = headers
        self.body = body
        self.elapsed = elapsed
    }

    /// The first header of that name, compared without case.
    package func header(_ name: String) -> String? {
        headers.first { HeaderName.isSame($0.name, name) }?.value
    }

    /// Every header of that name, compared without case.
    package func headers(named name: String) -> [String] {
        headers.filter { HeaderName.isSame($0.name, name) }.map(\.value)
    }

    /// The body as text; bytes that are no UTF-8 become replacement characters.
    package var text: String { String(decoding: body, as: UTF8.self) }
}

/// Why no answer came.
package enum FetchFailure: Error, Equatable, Sendable {
    /// The deadline passed, or the connection could not be made in time.
    case timeout
    /// The name resolves to no public address, or the URL is not one that may be asked.
    case refused(String)
    /// Name resolution, connection or TLS failed.
    case connection(String)
    /// The answer is larger than the bound, inflated.
    case tooLarge(limit: Int)
    /// The answer is no sound HTTP.
    case malformed(String)
    /// Nobody waits for the answer any more.
    case cancelled
}
