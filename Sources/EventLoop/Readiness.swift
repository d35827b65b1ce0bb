internal import CEventLoop

/// What has become of a descriptor that is watched.
package struct Readiness: Sendable {
    let events: UInt32

    package var isReadable: Bool { has(ed_loop_read | ed_loop_hung_up | ed_loop_peer_closed) }
    package var isWritable: Bool { has(ed_loop_write | ed_loop_error) }
    /// The peer has closed its end of a socket.
    package var isHungUp: Bool { has(ed_loop_peer_closed | ed_loop_hung_up | ed_loop_error) }
    package var isBroken: Bool { has(ed_loop_error) }

    private func has(_ wanted: UInt32) -> Bool { events & wanted != 0 }
}
