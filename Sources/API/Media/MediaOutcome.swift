package import Media

/// What a request for media leads to.
package enum MediaOutcome: Sendable {
    /// It is answered at once.
    case answer(APIResponse)
    /// It is answered by a stream.
    case stream(StreamJob)
    /// It is answered by a file that is made meanwhile.
    case merge(MergeJob)
}
