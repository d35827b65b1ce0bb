/// A merge that has been judged: the inputs, how they are put together, and what the application adds.
package struct MergeJob: Sendable {
    /// One input: a file, and how a fresh address for it is found.
    package struct Input: Sendable {
        package let plan: StreamPlan
        /// May block; called on a thread of its own.
        package let parseAgain: (@Sendable () -> FreshMedia?)?

        package init(plan: StreamPlan, parseAgain: (@Sendable () -> FreshMedia?)?) {
            self.plan = plan
            self.parseAgain = parseAgain
        }
    }

    /// `nil` where only the sound is wanted.
    package let video: Input?
    package let audio: Input
    package let merge: MergePlan
    package let isHead: Bool
    package let disposition: Disposition
    package let filename: String?
    package let failure: @Sendable (StreamFailure) -> FailureAnswer
    /// Called once, when the merge is over, with what ffmpeg said where it failed.
    package let ended: @Sendable (StreamReport, _ complaint: String?) -> Void

    package init(
        video: Input?,
        audio: Input,
        merge: MergePlan,
        isHead: Bool,
        disposition: Disposition,
        filename: String?,
        failure: @escaping @Sendable (StreamFailure) -> FailureAnswer,
        ended: @escaping @Sendable (StreamReport, String?) -> Void
    ) {
        self.video = video
        self.audio = audio
        self.merge = merge
        self.isHead = isHead
        self.disposition = disposition
        self.filename = filename
        self.failure = failure
        self.ended = ended
    }

    /// What the client is told before the first byte of the file that is being made: its length is not known.
    package var head: AnswerHead {
        let name = filename.map { OfferedName.completed($0, mimeType: merge.mimeType) }
        return AnswerHead(
            status: 200,
            headers: [
                ("Content-Type", merge.mimeType), ("Accept-Ranges", "none"),
                ("Content-Disposition", ContentDisposition.header(disposition, filename: name)),
            ] + AnswerHead.fixed(isSigned: true)
        )
    }
}
