internal import Foundation
internal import Ledger
internal import Merging

extension Configuration {
    /// The settings of this process.
    static func current(state: String? = nil) throws -> Configuration {
        var environment = ProcessInfo.processInfo.environment
        if let state { environment["EASYDOWN_STATE"] = state }
        return try Configuration(environment: environment)
    }
}

extension Configuration {
    /// The program that merges; `nil` where there is none, or it is switched off.
    var ffmpeg: FFmpeg? {
        guard ffmpegPath != "off" else { return nil }
        return FFmpeg.find(path: ffmpegPath, in: ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin")
    }
}

extension Timestamp {
    static var now: Timestamp {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Timestamp(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
    }
}
