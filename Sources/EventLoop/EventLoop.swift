internal import CEventLoop
internal import Glibc
internal import Synchronization

/// One thread that waits for many descriptors (epoll) and for moments in time.
///
///     let loop = try EventLoop(name: "media 0")
///     loop.submit { loop in loop.watch(socket, .read) { _ in … } }
///
/// Only ``submit(_:)`` and ``stop()`` may be called from other threads; everything else belongs to the loop's thread,
/// which is where submitted jobs run.
///
/// Unchecked: what changes is either behind the mutex or touched by the loop's own thread alone.
package final class EventLoop: @unchecked Sendable {
    package typealias Job = @Sendable (EventLoop) -> Void

    private let name: String
    private let poller: Int32
    /// Becomes readable when a job waits.
    private let bell: Int32
    private let inbox = Mutex<[Job]>([])

    private var watchers: [UInt64: Watcher] = [:]
    private var tokens: [Int32: UInt64] = [:]
    private var nextToken: UInt64 = 1
    private var alarms: [Alarm] = []
    private var isRunning = true

    private struct Watcher {
        let descriptor: Int32
        let handler: (Readiness) -> Void
    }

    /// Events that one round takes.
    private static let batch = 256

    /// Makes a loop and starts its thread. Signals are blocked in it as they are in the thread that makes it.
    ///
    /// - Parameter name: of the thread, at most fifteen bytes, for an operator's tools.
    package init(name: String) throws(EventLoopError) {
        self.name = name
        poller = ed_loop_poller()
        guard poller >= 0 else { throw EventLoopError(call: "epoll_create1", errno: errno) }
        bell = ed_loop_bell()
        guard bell >= 0 else {
            let code = errno
            close(poller)
            throw EventLoopError(call: "eventfd", errno: code)
        }
        watch(bell, .read) { [bell] _ in ed_loop_silence(bell) }
        let code = DetachedThread.start { [self] in
            ed_loop_name_thread(name)
            run()
        }
        guard code == 0 else { throw EventLoopError(call: "pthread_create", errno: code) }
    }

    deinit {
        close(bell)
        close(poller)
    }

    /// Runs a job on the loop's thread, soon.
    package func submit(_ job: @escaping Job) {
        inbox.withLock { $0.append(job) }
        ed_loop_ring(bell)
    }

    /// Ends the loop's thread. Watchers and alarms are forgotten; descriptors stay as they are.
    package func stop() { submit { $0.isRunning = false } }
}

// MARK: - On the loop's thread

extension EventLoop {
    /// Watches a descriptor until ``unwatch(_:)``, which must come before it is closed.
    ///
    /// - Parameter handler: called again as long as what is waited for holds.
    package func watch(_ descriptor: Int32, _ interest: Interest, _ handler: @escaping (Readiness) -> Void) {
        unwatch(descriptor)
        let token = nextToken
        nextToken += 1
        watchers[token] = Watcher(descriptor: descriptor, handler: handler)
        tokens[descriptor] = token
        check(ed_loop_add(poller, descriptor, interest.rawValue, token))
    }

    /// Waits for something else on a watched descriptor.
    package func change(_ descriptor: Int32, to interest: Interest) {
        guard let token = tokens[descriptor] else { return }
        check(ed_loop_change(poller, descriptor, interest.rawValue, token))
    }

    package func unwatch(_ descriptor: Int32) {
        guard let token = tokens.removeValue(forKey: descriptor) else { return }
        watchers[token] = nil
        // Fails where it was closed already, which took it out.
        _ = ed_loop_remove(poller, descriptor)
    }

    /// An alarm of this loop, not yet set.
    package func alarm(_ ring: @escaping () -> Void) -> Alarm {
        let alarm = Alarm(ring)
        alarms.append(alarm)
        return alarm
    }

    /// Only a descriptor that is closed already or watched by another loop fails: our own mistake.
    private func check(_ code: Int32) { assert(code == 0, "epoll_ctl: error \(errno)") }

    fileprivate func run() {
        var events = [ed_loop_event](repeating: ed_loop_event(), count: Self.batch)
        while isRunning {
            let count = Int(ed_loop_wait(poller, &events, Int32(Self.batch), timeout()))
            for place in 0..<max(0, count) {
                // A token is used once: an event of a descriptor that was closed meanwhile meets nobody.
                guard let watcher = watchers[events[place].token] else { continue }
                watcher.handler(Readiness(events: events[place].events))
            }
            ring()
            for job in inbox.withLock({ jobs in (jobs, jobs = []).0 }) { job(self) }
        }
        // What they hold is let go here, on the thread that it belongs to.
        watchers = [:]
        alarms = []
    }

    private func ring() {
        guard alarms.contains(where: { $0.time != nil }) else { return }
        let now = ContinuousClock.now
        for alarm in alarms {
            guard let time = alarm.time, time <= now else { continue }
            alarm.clear()
            alarm.ring()
        }
    }

    /// Milliseconds until the first alarm, rounded up; -1 without one.
    private func timeout() -> Int32 {
        guard let first = alarms.compactMap(\.time).min() else { return -1 }
        let left = (first - .now).components
        let milliseconds = left.seconds * 1000 + (left.attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000
        return Int32(clamping: max(0, milliseconds))
    }
}
