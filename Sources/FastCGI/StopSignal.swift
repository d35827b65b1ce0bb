/// What a worker's control channel says.
package enum StopSignal: Sendable, Equatable {
    /// Nothing yet.
    case none
    /// Another worker takes over: stop accepting now, finish what is held.
    case drain
    /// The service stops: serve what stands in the listener's queue too, then finish.
    case finish
}
