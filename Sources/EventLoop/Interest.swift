internal import CEventLoop

/// What a watcher waits for on a descriptor.
package struct Interest: OptionSet, Sendable {
    package let rawValue: UInt32

    package init(rawValue: UInt32) { self.rawValue = rawValue }

    package static let read = Interest(rawValue: ed_loop_read)
    package static let write = Interest(rawValue: ed_loop_write)
    /// The peer has closed its end; seen at once, also where nothing is read or written.
    package static let hangUp = Interest(rawValue: ed_loop_peer_closed)
}
