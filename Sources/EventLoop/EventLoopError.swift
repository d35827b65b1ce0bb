/// The kernel refused what a loop needs.
package struct EventLoopError: Error, Equatable, Sendable, CustomStringConvertible {
    package let call: String
    /// The system's error number.
    package let errno: Int32

    package init(call: String, errno: Int32) {
        self.call = call
        self.errno = errno
    }

    package var description: String { "\(call) failed with error \(errno)" }
}
