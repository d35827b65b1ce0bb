internal import CPosix

/// All pipes of one merge.
struct MergePipes {
    private(set) var video = ChildPipe()
    private(set) var audio = ChildPipe()
    private(set) var output = ChildPipe()
    private(set) var complaints = ChildPipe()

    /// Bytes of complaints that are kept; one page is the least that a pipe holds.
    private static let complaintBytes = 4096

    init(_ inputs: MergeProcess.Inputs, bytes: Int) throws(MergeFailure) {
        do {
            if inputs == .videoAndAudio { video = try ChildPipe(.toChild, bytes: bytes) }
            audio = try ChildPipe(.toChild, bytes: bytes)
            output = try ChildPipe(.fromChild, bytes: bytes)
            complaints = try ChildPipe(.lossyFromChild, bytes: Self.complaintBytes)
        } catch {
            close()
            throw error
        }
    }

    /// What the child shall have: nothing to read from the terminal, output, complaints, then the inputs.
    var inherited: [ed_inherited] {
        let streams = [
            ed_inherited(ours: -1, theirs: 0),
            ed_inherited(ours: output.theirs, theirs: 1),
            ed_inherited(ours: complaints.theirs, theirs: 2),
        ]
        let inputs = [video.theirs, audio.theirs].filter { $0 >= 0 }
        return streams + zip(inputs, Int32(3)...).map { ed_inherited(ours: $0, theirs: $1) }
    }

    mutating func closeVideo() { video.closeOurs() }
    mutating func closeAudio() { audio.closeOurs() }
    mutating func closeOutput() { output.closeOurs() }
    mutating func closeComplaints() { complaints.closeOurs() }

    /// The child's ends: as long as we hold one, nobody sees the end of that pipe.
    mutating func closeTheirs() {
        video.closeTheirs()
        audio.closeTheirs()
        output.closeTheirs()
        complaints.closeTheirs()
    }

    mutating func close() {
        closeTheirs()
        video.closeOurs()
        audio.closeOurs()
        output.closeOurs()
        complaints.closeOurs()
    }
}
