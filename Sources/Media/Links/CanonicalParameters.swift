/// The one form of a link's parameters that is signed: decoded, sorted by name, each part with its length before it, so
/// that neither their order nor their escapes matter, and no two sets of them look the same.
enum CanonicalParameters {
    /// Named in every signature, so that a signature of another form is none of this one.
    private static let form = Array("easydown link 1".utf8)

    /// - Parameters:
    ///   - parameters: names that differ, in ASCII.
    ///   - target: whose kind is part of the form: a link to a file is no link to a merge.
    static func bytes(_ parameters: [(name: String, value: String)], for target: MediaLink.Target) -> [UInt8] {
        let size = parameters.reduce(form.count + 1) { $0 + $1.name.utf8.count + $1.value.utf8.count + 8 }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(size)
        bytes += form
        bytes.append(kind(of: target))
        for (name, value) in parameters.sorted(by: { $0.name < $1.name }) {
            append(name, to: &bytes)
            append(value, to: &bytes)
        }
        return bytes
    }

    private static func append(_ text: String, to bytes: inout [UInt8]) {
        let count = UInt32(truncatingIfNeeded: text.utf8.count)
        for shift in [UInt32(24), 16, 8, 0] { bytes.append(UInt8(truncatingIfNeeded: count >> shift)) }
        bytes.append(contentsOf: text.utf8)
    }

    private static func kind(of target: MediaLink.Target) -> UInt8 {
        switch target {
        case .file: UInt8(ascii: "f")
        case .merge: UInt8(ascii: "m")
        }
    }
}
