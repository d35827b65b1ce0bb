internal import Foundation
package import JSON

/// One case of a recordings folder: what a platform really answered, and what should be made of it.
package struct Recording: Sendable {
    /// The folder's name.
    package let name: String
    /// What a caller would post.
    package let url: String
    package let platform: String
    /// In order of use.
    package let exchanges: [Exchange]
    /// What the product should answer; keys that are absent are not judged.
    package let expectation: JSONValue

    package init(name: String, url: String, platform: String, exchanges: [Exchange], expectation: JSONValue) {
        self.name = name
        self.url = url
        self.platform = platform
        self.exchanges = exchanges
        self.expectation = expectation
    }

    /// `platform/name`, as disputed cases are listed.
    package var path: String { "\(platform)/\(name)" }
}

extension Recording {
    /// Reads one case's folder.
    ///
    /// - Throws: ``RecordingError`` where `case.json` or a body file it names cannot be read.
    package init(folder: String) throws(RecordingError) {
        let file = "\(folder)/case.json"
        let root: JSONValue
        do { root = try JSONDocument(parsing: Self.bytes(of: file)).root } catch let error as JSONError {
            throw .malformed(file: file, reason: "\(error)")
        } catch {
            throw .unreadable(file: file, reason: "\(error)")
        }
        guard let url = root["url"].string, let platform = root["platform"].string else {
            throw .malformed(file: file, reason: "url and platform must be text")
        }
        var exchanges: [Exchange] = []
        for value in root["exchanges"].array {
            exchanges.append(try Exchange(value, folder: folder, file: file))
        }
        let name = folder.split(separator: "/").last.map(String.init) ?? folder
        self.init(name: name, url: url, platform: platform, exchanges: exchanges, expectation: root["expect"])
    }

    /// Reads every case below a folder, sorted by path, so that two runs judge in the same order.
    ///
    /// - Throws: ``RecordingError`` where the folder holds no case, or one cannot be read.
    package static func all(below folder: String) throws(RecordingError) -> [Recording] {
        guard let walker = FileManager.default.enumerator(atPath: folder) else {
            throw .unreadable(file: folder, reason: "no such folder")
        }
        let cases = walker.compactMap { $0 as? String }.filter { $0 == "case.json" || $0.hasSuffix("/case.json") }
        guard !cases.isEmpty else { throw .malformed(file: folder, reason: "no case.json below it") }
        var recordings: [Recording] = []
        for path in cases.sorted() {
            let parent = path.dropLast("case.json".count).trimmingSuffix("/")
            recordings.append(try Recording(folder: parent.isEmpty ? folder : "\(folder)/\(parent)"))
        }
        return recordings
    }

    static func bytes(of file: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: URL(fileURLWithPath: file)))
    }
}

extension Substring {
    fileprivate func trimmingSuffix(_ suffix: Character) -> Substring {
        last == suffix ? dropLast() : self
    }
}
