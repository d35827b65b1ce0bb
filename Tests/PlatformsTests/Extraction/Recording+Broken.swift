import PlatformsTesting
import Recordings

@testable import Platforms

/// What is wrong with parses of a case whose answers are broken: nothing, where every one gives a post or a failure
/// that says why.
extension Recording {
    /// Every answer cut off at each fiftieth of its length.
    var complaintsWhenCut: [String] {
        (0..<50).flatMap { part in
            complaints { Array($0[..<($0.count * part / 50)]) }.map { "cut at \(part)/50: \($0)" }
        }
    }

    /// Every answer with a few bytes changed, so many times.
    func complaintsWhenChanged(times: Int) -> [String] {
        (0..<times).flatMap { seed in
            complaints { HostileBytes.mutations(of: $0, seed: UInt64(seed), count: 1)[0] }.map { "seed \(seed): \($0)" }
        }
    }

    private func complaints(_ change: ([UInt8]) -> [UInt8]) -> [String] {
        RecordedParse(url, on: [withBodies(change)]).outcome.complaints
    }
}
