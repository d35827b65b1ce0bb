internal import EventLoop
internal import FastCGI
internal import Glibc
internal import Media
internal import Merging

/// Picture and sound of a split stream on their way into one file, made while it is sent.
///
/// Belongs to a loop's thread; ``StreamLoop`` holds it as long as it runs.
final class MergeStream: RunningStream {
    private let job: MergeJob
    private let client: ClientConnection
    private let process: MergeProcess
    private unowned let host: StreamLoop
    private let id: StreamLoop.ID
    private let started = ContinuousClock.now
    private var inputs: [MergeInput] = []
    /// Writes the length into the head of an MP4; `nil` where it is not known, or the container has a way of its own.
    private var movieHead: MovieHead?
    private var hasBegun = false
    private var isOutputOver = false
    private var isReading = false
    private var isFinished = false
    private let over: () -> Void

    /// Bytes that are read from ffmpeg at a time.
    private static let chunk = 65_536

    /// - Parameter over: called once, when its place is free again.
    init(
        _ job: MergeJob,
        _ process: MergeProcess,
        client: ClientConnection,
        id: StreamLoop.ID,
        host: StreamLoop,
        over: @escaping () -> Void
    ) {
        self.job = job
        self.process = process
        self.client = client
        self.id = id
        self.host = host
        self.over = over
        if job.merge.container.isFragmentedMP4 { movieHead = job.merge.duration.map(MovieHead.init) }
    }

    func start() {
        client.owner = self
        if let video = job.video { add(video, process.videoInput) }
        add(job.audio, process.audioInput)
        readOutput()
        host.loop.watch(process.exitDescriptor, .read) { [unowned self] _ in
            host.loop.unwatch(process.exitDescriptor)
            process.reap()
            conclude()
        }
        for input in inputs { input.start() }
    }

    func tick(_ now: ContinuousClock.Instant) {
        if now - started > host.limits.mergeTime { return fail(.timeout) }
        for input in inputs { input.tick(now) }
        if !isFinished { client.tick(now) }
    }

    func parsedAgain(_ media: FreshMedia?, input: Int) { inputs.first { $0.number == input }?.parsedAgain(media) }

    func rewritten(_ playlist: [UInt8]?) {}

    private func add(_ input: MergeJob.Input, _ descriptor: Int32) {
        inputs.append(MergeInput(input, number: inputs.count, descriptor: descriptor, host: host, owner: self))
    }

    // MARK: ffmpeg's output

    private func readOutput() {
        guard !isReading, !isOutputOver else { return }
        isReading = true
        host.loop.watch(process.output, .read) { [unowned self] _ in takeOutput() }
    }

    private func stopReading() {
        guard isReading else { return }
        isReading = false
        host.loop.unwatch(process.output)
    }

    private func takeOutput() {
        withUnsafeTemporaryAllocation(byteCount: Self.chunk, alignment: 1) { buffer in
            let count = read(process.output, buffer.baseAddress, buffer.count)
            if count > 0 {
                take(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
            } else if count == 0 || errno != EAGAIN && errno != EINTR {
                isOutputOver = true
                stopReading()
                if let rest = movieHead?.finish(), !rest.isEmpty { rest.withUnsafeBytes { hand($0) } }
                conclude()
            }
        }
    }

    private func take(_ bytes: UnsafeRawBufferPointer) {
        guard movieHead?.isDone == false, let written = movieHead?.take(bytes) else { return hand(bytes) }
        if !written.isEmpty { written.withUnsafeBytes { hand($0) } }
    }

    private func hand(_ bytes: UnsafeRawBufferPointer) {
        if !hasBegun {
            hasBegun = true
            client.begin(job.head)
            if job.isHead { return client.end(.complete) }
        }
        if client.write(bytes) != .goOn || client.settle() != .goOn { stopReading() }
    }

    // MARK: The end

    /// The file is whole where ffmpeg says so, and where it was given all of every input.
    private func conclude() {
        guard isOutputOver, let exit = process.exitStatus else { return }
        if exit.isSuccess, hasBegun, inputs.allSatisfy(\.isOver) { client.end(.complete) } else { fail(.merge) }
    }

    /// Before the first byte the client is told why; then its connection is broken off.
    private func fail(_ failure: StreamFailure) {
        guard !hasBegun else { return finish(.brokenOff) }
        hasBegun = true
        stop()
        client.answer(job.failure(failure))
        client.end(.failed(failure))
    }

    private func finish(_ outcome: StreamReport.Outcome) {
        guard !isFinished else { return }
        isFinished = true
        let repeats = inputs.reduce(0) { $0 + $1.repeats }
        stop()
        client.close()
        host.remove(id)
        over()
        job.ended(client.report(outcome, repeats: repeats), outcome == .complete ? nil : process.complaint)
    }

    /// Ends inputs and process; harmless where they have ended.
    private func stop() {
        for input in inputs { input.cancel() }
        inputs = []
        stopReading()
        isOutputOver = true
        if process.exitDescriptor >= 0 { host.loop.unwatch(process.exitDescriptor) }
        process.terminate()
    }
}

extension MergeStream: MergeInput.Owner {
    func inputNeedsParse(_ input: MergeInput) { host.parseAgain(id, input: input.number, input.parseAgain) }

    func inputIsOver(_ input: MergeInput) {
        let isVideo = job.video != nil && input.number == 0
        if isVideo { process.closeVideoInput() } else { process.closeAudioInput() }
    }

    func input(_ input: MergeInput, failed failure: StreamFailure?) { fail(failure ?? .broken) }
}

extension MergeStream: ClientConnection.Owner {
    func clientIsReady() { readOutput() }

    func clientIsGone() { finish(.abandoned) }

    func clientHasEverything(_ outcome: StreamReport.Outcome) { finish(outcome) }
}
