internal import CPosix
internal import Glibc

/// A pipe between this process and a child: our end never blocks.
struct ChildPipe {
    enum Direction {
        case toChild
        case fromChild
        /// From the child, which rather loses what it writes than waits for a reader.
        case lossyFromChild
    }

    /// -1 once closed.
    private(set) var ours: Int32 = -1
    /// -1 once closed.
    private(set) var theirs: Int32 = -1

    /// One with both ends closed.
    init() {}

    /// - Parameter bytes: what it shall hold, as far as the kernel allows it.
    init(_ direction: Direction, bytes: Int) throws(MergeFailure) {
        var ends: [Int32] = [-1, -1]
        let nonBlocking: Int32 =
            switch direction {
            case .toChild: 1
            case .fromChild: 0
            case .lossyFromChild: 2
            }
        guard ed_pipe(&ends, nonBlocking, Int32(clamping: bytes)) == 0 else { throw .last("pipe2") }
        ours = direction == .toChild ? ends[1] : ends[0]
        theirs = direction == .toChild ? ends[0] : ends[1]
    }

    mutating func closeOurs() { closeDescriptor(&ours) }
    mutating func closeTheirs() { closeDescriptor(&theirs) }
}

/// Closes what is open, once.
func closeDescriptor(_ descriptor: inout Int32) {
    guard descriptor >= 0 else { return }
    close(descriptor)
    descriptor = -1
}
