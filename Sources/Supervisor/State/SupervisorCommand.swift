/// What an operator asks for by a signal.
package enum SupervisorCommand: Sendable, Equatable, CaseIterable {
    /// SIGUSR1.
    case reopenLogs
    /// SIGHUP.
    case reload
    /// SIGTERM or SIGQUIT; said twice it is ``stopFast``.
    case stop
    /// SIGINT.
    case stopFast
}
