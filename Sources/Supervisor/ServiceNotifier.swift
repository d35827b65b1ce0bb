internal import CPosix

/// Tells the service manager how the service is (sd_notify(3)); does nothing where there is none.
struct ServiceNotifier: Sendable {
    let socket: String?

    /// - Returns: false where the message could not be sent.
    func send(_ notice: ServiceNotice, at now: Duration) -> Bool {
        guard let socket else { return true }
        return ed_notify(socket, Self.text(notice, at: now)) == 0
    }

    /// The datagram's text. A line break in a status would start a new field.
    static func text(_ notice: ServiceNotice, at now: Duration) -> String {
        func line(_ status: String) -> String { String(status.map { $0.isNewline ? " " : $0 }.prefix(500)) }
        return switch notice {
        case .ready(let status): "READY=1\nSTATUS=\(line(status))"
        case .reloading: "RELOADING=1\nMONOTONIC_USEC=\(now.microseconds)\nSTATUS=reloading"
        case .status(let status): "STATUS=\(line(status))"
        case .stopping: "STOPPING=1\nSTATUS=stopping"
        case .watchdog: "WATCHDOG=1"
        }
    }
}
