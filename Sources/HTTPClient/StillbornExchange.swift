internal import Media

/// An exchange that failed before anything was sent: only its end is still to be told.
final class StillbornExchange: OriginExchange {
    private let origin: CurlOrigin

    init(origin: CurlOrigin) { self.origin = origin }

    func resume() {}

    func cancel() { origin.cancel(self) }
}
