internal import Glibc

/// The program that merges: Debian's ffmpeg, 5.1 or later.
package struct FFmpeg: Sendable, Equatable {
    /// Absolute.
    package let path: String

    /// Looks for the program.
    ///
    /// - Parameters:
    ///   - path: where it shall be, absolute; `nil` looks along the search path.
    ///   - searchPath: folders with colons between them, as in the variable `PATH`. Relative ones are passed over: what
    ///     they mean depends on where the service was started.
    /// - Returns: `nil` where there is no such program that may be started.
    package static func find(path: String?, in searchPath: String) -> FFmpeg? {
        if let path { return isProgram(path) ? FFmpeg(path: path) : nil }
        let candidates = searchPath.split(separator: ":").lazy.map { "\($0)/ffmpeg" }
        return candidates.first(where: isProgram).map(FFmpeg.init)
    }

    private static func isProgram(_ path: String) -> Bool {
        var status = stat()
        return path.utf8.first == UInt8(ascii: "/") && !path.utf8.contains(0) && stat(path, &status) == 0
            && status.st_mode & S_IFMT == S_IFREG && access(path, X_OK) == 0
    }
}
