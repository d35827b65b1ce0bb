extension SupervisorState {
    /// Carries out what an operator asks for, where the phase yields to it.
    mutating func obey(_ command: SupervisorCommand, _ now: Duration) {
        guard phase.yields(to: command) else {
            log(.info, "ignored \(command): the service is \(phase.name)")
            return
        }
        switch command {
        case .reopenLogs:
            actions.append(.reopenLog)
            for worker in ordered { actions.append(.tell(slot: worker.slot, .reopenLogs)) }
        case .reload: requestReload(now)
        case .stop where phase == .draining: terminate(now, code: 0)
        case .stop: stop(now)
        case .stopFast: terminate(now, code: 0)
        }
    }

    /// Gentle: workers serve what has been accepted and what waits in the queue, then end.
    private mutating func stop(_ now: Duration) {
        leaveCheck()
        phase = .draining
        log(.notice, "stopping: workers finish what they hold")
        actions.append(.notify(.stopping))
        // First: what came in after a worker has found the queue empty would be lost. A web server asks another machine.
        actions.append(.hideListeners)
        for worker in ordered { drain(worker.slot, by: .finish, now) }
    }

    /// Fast: SIGTERM to all, SIGKILL soon after.
    mutating func terminate(_ now: Duration, code: Int32) {
        leaveCheck()
        phase = .terminating
        exitCode = code
        log(.notice, "stopping at once")
        actions.append(.notify(.stopping))
        for worker in ordered { sendTerminate(worker.slot, now) }
    }

    private mutating func leaveCheck() {
        if case .checking = phase { actions.append(.stopCheck) }
        isReloadPending = false
    }
}
