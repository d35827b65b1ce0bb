/// One file: of the site's sources, or of what is made of them.
package struct SiteFile: Equatable, Sendable {
    /// Relative, with "/" between folders: `docs/errors/index.html`.
    package let path: String
    package let bytes: [UInt8]

    package init(_ path: String, _ bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }

    package init(_ path: String, _ text: String) { self.init(path, Array(text.utf8)) }

    var text: String { String(decoding: bytes, as: UTF8.self) }
}
