/// What the service manager is told (sd_notify).
package enum ServiceNotice: Sendable, Equatable {
    case ready(status: String)
    case reloading
    case status(String)
    case stopping
    case watchdog
}
