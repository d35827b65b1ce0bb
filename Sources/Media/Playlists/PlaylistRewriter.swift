/// Rewrites an HLS playlist (RFC 8216) so that everything it names comes through this server: every address is resolved,
/// judged by the platform's rules and replaced by a link, or the whole playlist is refused.
///
/// Only what was understood is written, and it is written anew: comments, titles and tags without an address that are
/// not known here are left out.
package struct PlaylistRewriter: Sendable {
    package typealias Link = (MediaAddress, PlaylistEntry) -> String?

    private let limits: PlaylistLimits

    package init(_ limits: PlaylistLimits = .standard) { self.limits = limits }

    /// - Parameters:
    ///   - text: lines that end in LF or CR LF.
    ///   - base: where it came from, behind every redirect.
    ///   - depth: how many playlists led to it, ``LinkContext/depth``; links made here carry one more, whatever they are
    ///     said to lead to.
    ///   - link: gives what stands in place of an address; `nil` where there is no link to it.
    /// - Returns: lines that end in LF.
    /// - Throws: ``PlaylistRefusal``.
    package func rewritten(
        _ text: [UInt8],
        base: MediaAddress,
        depth: Int = 0,
        link: Link
    ) throws(PlaylistRefusal) -> [UInt8] {
        guard FirstBytes.isPlaylist(text), text.first == UInt8(ascii: "#") else { throw .notPlaylist }
        guard text.count <= limits.bytes else { throw .tooLong }
        guard depth <= limits.depth else { throw .tooDeep }
        guard String(validating: text, as: UTF8.self) != nil else { throw .text }
        let lines = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        guard lines.count <= limits.lines else { throw .tooManyLines }
        var pass = PlaylistPass(base: base, mayNest: depth < limits.depth)
        for line in lines {
            guard line.count <= limits.line else { throw .lineTooLong }
            try pass.take(Self.chomped(line), link: link)
            guard pass.output.count <= limits.output else { throw .tooLong }
        }
        return pass.output
    }

    /// Without the white space at its end, of which CR is some.
    private static func chomped(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var line = line
        while let last = line.last, HeaderText.isSpace(last) || last == UInt8(ascii: "\r") { line.removeLast() }
        return line
    }
}
