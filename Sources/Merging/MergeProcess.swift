internal import Glibc

/// One run of ffmpeg that reads its inputs from pipes and writes its output to one, for a single event-loop thread.
///
/// Write what the origins send to ``videoInput`` and ``audioInput`` and close each at its end, read ``output`` to its
/// end, then see by ``reap()`` whether the file is whole. Our ends of the pipes never block. Feed each input whenever
/// it takes bytes: ffmpeg reads them in the order that it wants, and waits for one while the other is full. A write
/// gives `EPIPE` once ffmpeg has ended; `SIGPIPE` must be blocked or ignored, as it is in every worker.
///
/// The child has descriptors 0 to 4 and no other, no environment to speak of, a session of its own, and the limits of
/// ``MergeLimits``. These are in force before the first byte can be written to an input.
package final class MergeProcess {
    /// What is fed.
    package enum Inputs: Sendable {
        /// Video as ffmpeg's descriptor 3, audio as its descriptor 4.
        case videoAndAudio
        /// One input, as ffmpeg's descriptor 3.
        case audio
    }

    private var pipes: MergePipes
    private var process: ChildProcess
    /// How the process ended; `nil` until ``reap()`` has seen it.
    package private(set) var exitStatus: MergeExit?
    /// What ffmpeg said at last, for the log: printable ASCII, 400 bytes at most; empty until ``reap()`` has seen its
    /// end. No address is in it, since ffmpeg knows none.
    package private(set) var complaint = ""

    /// - Parameter arguments: ffmpeg's, without its name.
    package init(
        _ ffmpeg: FFmpeg,
        arguments: [String],
        inputs: Inputs,
        limits: MergeLimits = MergeLimits()
    ) throws(MergeFailure) {
        pipes = try MergePipes(inputs, bytes: limits.pipeSize)
        do {
            process = try ChildProcess(ffmpeg, arguments, pipes.inherited, limits)
        } catch {
            pipes.close()
            throw error
        }
        pipes.closeTheirs()
    }

    /// To write the video to; -1 once closed, and where only audio is fed.
    package var videoInput: Int32 { pipes.video.ours }
    /// To write the audio to; -1 once closed.
    package var audioInput: Int32 { pipes.audio.ours }
    /// To read the file from; -1 once closed.
    package var output: Int32 { pipes.output.ours }
    /// Readable once the process has ended; -1 once it has been reaped.
    package var exitDescriptor: Int32 { process.descriptor }

    package func closeVideoInput() { pipes.closeVideo() }
    package func closeAudioInput() { pipes.closeAudio() }
    package func closeOutput() { pipes.closeOutput() }

    /// Ends the process at once and closes its pipes. ``exitDescriptor`` stays until ``reap()`` has seen the end; nothing
    /// here waits.
    package func terminate() {
        process.kill()
        pipes.closeVideo()
        pipes.closeAudio()
        pipes.closeOutput()
    }

    /// Takes note of the process's end, without waiting for it. ``output`` may hold bytes even then: the file ends where
    /// that does.
    ///
    /// - Returns: ``exitStatus``.
    @discardableResult
    package func reap() -> MergeExit? { reap(waits: false) }

    deinit {
        terminate()
        // A killed process is gone within milliseconds, a zombie would stay as long as we do.
        reap(waits: true)
        pipes.close()
    }

    @discardableResult
    private func reap(waits: Bool) -> MergeExit? {
        guard exitStatus == nil, let status = process.reap(waits: waits) else { return exitStatus }
        complaint = Complaint.text(from: pipes.complaints.ours)
        pipes.closeComplaints()
        exitStatus = status
        return status
    }
}
