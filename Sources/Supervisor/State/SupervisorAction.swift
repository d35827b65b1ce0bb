/// What the supervisor wants done. Carried out in order.
package enum SupervisorAction: Sendable, Equatable {
    case spawn(slot: Int, pool: String, generation: Int)
    case tell(slot: Int, WorkerMessage)
    case kill(slot: Int, WorkerSignal)
    /// Run the trial of the new program.
    case startCheck
    case stopCheck
    /// Let the new program take over this process.
    case replaceSelf
    /// Close listeners that no pool names any more.
    case closeUnusedListeners
    /// Take the names of the pools' unix sockets away: no connection comes in any more, those that wait are served.
    case hideListeners
    case reopenLog
    case notify(ServiceNotice)
    case log(LogLevel, String, worker: Int? = nil)
    case exit(code: Int32)
}
