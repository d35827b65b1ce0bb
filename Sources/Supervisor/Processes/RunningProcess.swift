/// A worker's process and the parent's end of its control channel.
struct RunningProcess: Sendable, Equatable {
    let pid: Int32
    /// -1 once the worker has closed its end.
    var control: Int32
}
