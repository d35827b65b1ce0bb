/// Bounds of one exchange with a platform.
package struct TransferLimits: Sendable {
    /// Bytes of a body, decompressed.
    package var bodySize: Int
    /// Bytes of all header lines.
    package var headerSize: Int
    package var headerCount: Int
    /// Seconds in which a connection must stand.
    package var connectSeconds: Int
    /// Seconds without a byte after which an exchange is given up.
    package var stallSeconds: Int

    package init(
        bodySize: Int = 8 * 1024 * 1024,
        headerSize: Int = 256 * 1024,
        headerCount: Int = 512,
        connectSeconds: Int = 8,
        stallSeconds: Int = 10
    ) {
        self.bodySize = bodySize
        self.headerSize = headerSize
        self.headerCount = headerCount
        self.connectSeconds = connectSeconds
        self.stallSeconds = stallSeconds
    }
}
