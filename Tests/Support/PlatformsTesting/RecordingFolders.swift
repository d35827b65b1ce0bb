internal import Foundation
package import Recordings

/// Where recordings lie: our own beside the tests, the shared ones beside the project where there are any.
package enum RecordingFolders {
    /// The shared recordings of a platform; empty where the folder is not on this machine.
    package static func shared(_ platform: String) -> [Recording] {
        guard let folder = sharedFolder else { return [] }
        return read("\(folder)/\(platform)")
    }

    /// This project's own fixtures of a platform.
    package static func own(_ platform: String) -> [Recording] { read("\(tests)/Fixtures/recordings/\(platform)") }

    /// The shared folder of recordings; `nil` where it is not on this machine.
    package static let sharedFolder: String? = {
        var candidates = [ProcessInfo.processInfo.environment["SHARED"]].compactMap(\.self)
        var place = URL(fileURLWithPath: tests)
        while place.path != "/" {
            place.deleteLastPathComponent()
            candidates.append(place.appendingPathComponent("shared").path)
        }
        return candidates.map { "\($0)/recordings" }.first { FileManager.default.fileExists(atPath: $0) }
    }()

    private static let tests = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

    private static func read(_ folder: String) -> [Recording] {
        guard FileManager.default.fileExists(atPath: folder) else { return [] }
        do { return try Recording.all(below: folder) } catch { fatalError("\(folder): \(error)") }
    }
}
