/// The names under which files are offered: `Title [id] 2 1080p.mp4`.
package enum OfferedName {
    private static let longestIdentifier = 64
    private static let longestSuffix = 24

    /// - Parameters:
    ///   - title: of the post; as much of it is kept as there is room for.
    ///   - id: the platform's own, so that two posts of one title stay two files.
    ///   - index: the item's place in the post, from 0, where it has several; it is written from 1.
    ///   - suffix: what tells two files of one item apart: "1080p", "thumbnail".
    ///   - mimeType: for the extension; there is none where the type is unknown.
    package static func make(title: String, id: String, index: Int?, suffix: String?, mimeType: String) -> String {
        let name = FileName.prefix(of: FileName.cleaned(id), bytes: longestIdentifier)
        let number = index.map { $0 < .max ? String($0 + 1) : String($0) }
        let parts = [number, suffix.map { FileName.prefix(of: $0, bytes: longestSuffix) }].compactMap(\.self)
        let tail = parts.filter { !$0.isEmpty }.map { " " + $0 }.joined()
        let end = tail + (FileExtension.of(mimeType: mimeType).map { "." + $0 } ?? "")
        let title = FileName.cleaned(title)
        if title.isEmpty { return FileName.safe((name.isEmpty ? "download" : name) + end) }
        let mark = name.isEmpty ? "" : " [\(name)]"
        // One byte is for what may be put before a name.
        let room = FileName.longest - 1 - mark.utf8.count - end.utf8.count
        return FileName.safe(FileName.cleaned(FileName.prefix(of: title, bytes: room)) + mark + end)
    }

    /// The same name with an extension, where it has none of a media file: for items whose type only their host tells.
    package static func completed(_ name: String, mimeType: String) -> String {
        guard !FileExtension.isPresent(in: name), let suffix = FileExtension.of(mimeType: mimeType) else { return name }
        return "\(name).\(suffix)"
    }
}
