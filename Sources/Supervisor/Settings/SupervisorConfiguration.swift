package import Metrics

/// All that a parent needs to know. Built anew after each reload, by the new program.
package struct SupervisorConfiguration: Sendable {
    package var pools: [PoolSpecification]
    /// Where `/status`, `/metrics` and `/healthz` answer; nil for nowhere.
    package var status: ListenerAddress?
    /// The service manager's socket (`NOTIFY_SOCKET`).
    package var notifySocket: String?
    /// Half of it is the time between two signs of life to the service manager (`WATCHDOG_USEC`).
    package var watchdog: Duration?
    /// The program that a reload starts; an absolute path, written down at start.
    package var executable: String
    /// Arguments of the trial run before a reload, which must end with 0; empty for no trial.
    package var checkArguments: [String]
    /// How long that trial may take.
    package var checkDeadline: Duration
    /// Names of variables that workers get from the parent's environment.
    package var inherited: [String]
    /// Where the parent's and the workers' standard error go; nil leaves it. Opened again at SIGUSR1.
    package var logFile: String?
    /// Bytes of shared memory for the application's own use (see ``SharedArea``).
    package var sharedBytes: Int
    /// Generations that may still drain beside the current one; older ones get SIGTERM at once.
    package var oldGenerations: Int
    /// Connections that wait in a listener's queue. A full queue is an error at once for nginx.
    package var backlog: Int32
    /// When so many workers have died that it is better to stop; nil is never.
    package var emergency: EmergencyStop?
    /// What the application calls the stages of a request, by their numbers.
    package var stages: [String]

    /// What `/metrics` tells beyond the processes, read out of the shared memory.
    package var metrics: @Sendable (SharedArea) -> [MetricFamily]

    package init(
        pools: [PoolSpecification],
        status: ListenerAddress? = nil,
        notifySocket: String? = nil,
        watchdog: Duration? = nil,
        executable: String,
        checkArguments: [String] = [],
        checkDeadline: Duration = .seconds(20),
        inherited: [String] = ["PATH", "HOME", "LANG", "LC_ALL", "TZ", "TMPDIR"],
        logFile: String? = nil,
        sharedBytes: Int = 0,
        oldGenerations: Int = 2,
        backlog: Int32 = 4096,
        emergency: EmergencyStop? = nil,
        stages: [String] = [],
        metrics: @escaping @Sendable (SharedArea) -> [MetricFamily] = { _ in [] }
    ) {
        self.pools = pools
        self.status = status
        self.notifySocket = notifySocket
        self.watchdog = watchdog
        self.executable = executable
        self.checkArguments = checkArguments
        self.checkDeadline = checkDeadline
        self.inherited = inherited
        self.logFile = logFile
        self.sharedBytes = sharedBytes
        self.oldGenerations = oldGenerations
        self.backlog = backlog
        self.emergency = emergency
        self.stages = stages
        self.metrics = metrics
    }
}
