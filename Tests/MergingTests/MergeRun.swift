import Foundation
import Glibc
import Media
import Testing

@testable import Merging

/// Feeds one process from a loop of one thread, as the service does.
final class MergeRun {
    struct TimedOut: Error {}

    let process: MergeProcess
    let pid: Int32
    private(set) var output: [UInt8] = []
    /// Bytes that each input has taken.
    private(set) var taken = [0, 0]
    /// What had been read before any input's last byte was written.
    private(set) var earlyOutput = 0
    private var feeds: [Feed]
    /// Each input's last byte is kept back until so many bytes of the file have been read.
    private let patience: Int

    /// - Parameter sound: the only input, where `picture` is `nil`.
    init(
        _ container: MergeContainer,
        picture: Feed?,
        sound: Feed,
        limits: MergeLimits = MergeLimits(),
        patience: Int = 0
    ) throws {
        _ = Self.ignoresBrokenPipes
        let tracks = picture == nil ? MergePlan.Tracks.sound : .pictureAndSound
        let plan = MergePlan(container: container, tracks: tracks, duration: Sample.duration)
        process = try MergeProcess(
            Sample.ffmpeg,
            arguments: plan.arguments,
            inputs: picture == nil ? .audio : .videoAndAudio,
            limits: limits
        )
        feeds = [picture ?? .stalled([]), sound]
        self.patience = patience
        pid = try #require(Processes.number(of: process.exitDescriptor))
    }

    private static let ignoresBrokenPipes: Void = { signal(SIGPIPE, SIG_IGN) }()

    /// Runs until the file and the process have ended.
    ///
    /// - Returns: how the process ended.
    func finish(within seconds: Double = 60) throws -> MergeExit {
        let start = ContinuousClock.now
        while process.output >= 0 || process.exitStatus == nil {
            guard ContinuousClock.now - start < .seconds(seconds) else { throw TimedOut() }
            step()
        }
        return try #require(process.exitStatus)
    }

    /// Runs until the inputs have taken so many bytes together.
    func feed(_ bytes: Int, within seconds: Double = 60) throws {
        let start = ContinuousClock.now
        while taken[0] + taken[1] < bytes {
            guard ContinuousClock.now - start < .seconds(seconds) else { throw TimedOut() }
            step()
        }
    }

    private func step() {
        let inputs = [process.videoInput, process.audioInput]
        var entries = [pollfd]()
        for (index, input) in inputs.enumerated() {
            let isWaiting = offer(index).isEmpty && !isAtEnd(index)
            entries.append(pollfd(fd: isWaiting ? -1 : input, events: Int16(POLLOUT), revents: 0))
        }
        entries.append(pollfd(fd: process.output, events: Int16(POLLIN), revents: 0))
        entries.append(pollfd(fd: process.exitDescriptor, events: Int16(POLLIN), revents: 0))
        poll(&entries, nfds_t(entries.count), 100)
        for index in 0..<2 where entries[index].revents != 0 { write(index, to: inputs[index]) }
        if entries[2].revents != 0 { read() }
        if entries[3].revents != 0 { process.reap() }
    }

    private func isAtEnd(_ index: Int) -> Bool { feeds[index].end == taken[index] }

    private func offer(_ index: Int) -> ArraySlice<UInt8> {
        let next = feeds[index].next(at: taken[index])
        guard output.count < patience, let end = feeds[index].end, next.endIndex == end else { return next }
        return next.dropLast()
    }

    private func write(_ index: Int, to descriptor: Int32) {
        let bytes = offer(index)
        let got = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
        if got > 0 { taken[index] += got }
        if isAtEnd(index) { earlyOutput = max(earlyOutput, output.count) }
        guard isAtEnd(index) || got < 0 && errno == EPIPE else { return }
        index == 0 ? process.closeVideoInput() : process.closeAudioInput()
    }

    private func read() {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let got = Glibc.read(process.output, &buffer, buffer.count)
        if got > 0 { output += buffer[..<got] }
        if got == 0 { process.closeOutput() }
    }
}
