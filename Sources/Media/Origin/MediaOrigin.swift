package import Platforms

/// The way to the media hosts, as the proxy sees it. Owned by this module; conformed to by the HTTP client and by tests.
///
/// Implementations send exactly what they are given, follow no redirect, decompress nothing, verify TLS, and refuse
/// every address that is not public.
package protocol MediaOrigin: Sendable {
    /// Sends a request and hands what comes to `receiver`, in order, on the calling thread.
    ///
    /// Blocks until the answer has ended, the receiver wants no more, or an end is put to it.
    func fetch(_ request: OriginRequest, into receiver: any OriginReceiver) -> OriginEnd
}

/// A GET request to a media host.
package struct OriginRequest: Sendable {
    /// An absolute http or https URL that has been judged.
    package var url: String
    package var headers: [(name: String, value: String)]
    /// Whose egress the request uses.
    package var platform: PlatformID
    /// Which of the platform's ways out is taken.
    package var egress: Int

    package init(url: String, headers: [(name: String, value: String)], platform: PlatformID, egress: Int = 0) {
        self.url = url
        self.headers = headers
        self.platform = platform
        self.egress = egress
    }
}

/// The head of an origin's answer.
package struct OriginHead: Sendable {
    package let status: Int
    /// In order of arrival; names as sent.
    package let headers: [(name: String, value: String)]

    package init(status: Int, headers: [(name: String, value: String)]) {
        self.status = status
        self.headers = headers
    }

    /// The first header of that name, compared without case.
    package func header(_ name: String) -> String? {
        headers.first { $0.name.lowercased() == name }?.value
    }
}

/// Takes an origin's answer. Lives on the thread that fetches.
package protocol OriginReceiver: AnyObject {
    /// - Returns: whether the body is wanted.
    func receive(_ head: OriginHead) -> Bool
    /// - Returns: whether more is wanted. May block: then the origin is not read either.
    func receive(_ body: UnsafeRawBufferPointer) -> Bool
    /// Whether nobody waits for the answer any more; asked again and again while the origin is silent.
    var isAbandoned: Bool { get }
    /// A descriptor that becomes readable when the client leaves; -1 for none.
    var clientDescriptor: Int32 { get }
}

/// How a fetch ended.
package enum OriginEnd: Equatable, Sendable {
    /// The origin's answer is over, by its own account: as long as announced, or ended by the last chunk.
    case complete
    /// The receiver wanted no more.
    case refused
    /// Nobody waits any more.
    case abandoned
    case failed(FetchFailure)
}
