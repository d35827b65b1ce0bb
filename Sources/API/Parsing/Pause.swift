internal import Glibc

/// Waiting on a request's own thread.
enum Pause {
    static func sleep(_ duration: Duration) { usleep(UInt32(max(0, duration.milliseconds)) * 1000) }
}
