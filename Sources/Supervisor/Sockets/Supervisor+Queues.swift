extension Supervisor {
    /// Looks at every pool's queue, and keeps the longest that was seen. Where the kernel does not tell (a filter of
    /// system calls without netlink, a kernel without unix_diag) there is no figure rather than a wrong one.
    func watchQueues() {
        for listener in listeners where listener.address != configuration.status {
            let name = listener.address.name
            guard let seen = listener.queue else {
                queues[name] = nil
                continue
            }
            let peak = max(queues[name]?.peak ?? handedPeaks[name] ?? 0, seen.length)
            queues[name] = ListenQueue(length: seen.length, peak: peak, limit: seen.limit)
        }
    }
}
