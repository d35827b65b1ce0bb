/// Connections that wait in a listening socket's queue until a worker takes them.
package struct ListenQueue: Codable, Equatable, Sendable {
    package var length: Int
    /// The most that were seen since the service started. The parent looks once a second, and more often while workers
    /// come and go: a shorter burst may be missed.
    package var peak: Int
    /// How many the kernel lets wait: what the socket was made with, and never more than net.core.somaxconn.
    package var limit: Int

    package init(length: Int, peak: Int, limit: Int) {
        self.length = length
        self.peak = peak
        self.limit = limit
    }
}
