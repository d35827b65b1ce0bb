internal import CEventLoop
internal import Glibc

/// A plain thread that nobody waits for.
package enum DetachedThread {
    private final class Box: Sendable {
        let run: @Sendable () -> Void
        init(_ run: @escaping @Sendable () -> Void) { self.run = run }
    }

    /// Bytes: a parse of a hostile answer fits with room to spare; untouched pages cost nothing.
    private static let stackSize = 1 << 20

    /// - Returns: 0, or the error number with which the system gives no thread.
    package static func start(_ run: @escaping @Sendable () -> Void) -> Int32 {
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        defer { pthread_attr_destroy(&attributes) }
        pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
        pthread_attr_setstacksize(&attributes, stackSize)
        var thread = pthread_t()
        let box = Unmanaged.passRetained(Box(run))
        let code = pthread_create(
            &thread,
            &attributes,
            { context in
                if let context { Unmanaged<Box>.fromOpaque(context).takeRetainedValue().run() }
                return nil
            },
            box.toOpaque()
        )
        if code != 0 { box.release() }
        return code
    }
}
