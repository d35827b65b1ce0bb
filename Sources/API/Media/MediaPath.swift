/// The paths under which media are served.
package enum MediaPath {
    package static let proxy = "/api/media-proxy"
    package static let merge = "/api/media-merge"

    package static func isMedia(_ path: String) -> Bool { path == proxy || path == merge }
}
