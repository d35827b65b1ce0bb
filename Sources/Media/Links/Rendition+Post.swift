package import Platforms

extension Rendition {
    /// One for every image of a post, in their order.
    package static func images(of post: Post) -> [Rendition] {
        var counter = Counter()
        return post.images.map { Rendition($0, position: counter.next(at: $0.file.index)) }
    }

    /// One for every video of a post, in their order.
    package static func videos(of post: Post) -> [Rendition] {
        var counter = Counter()
        return post.videos.map { Rendition($0, position: counter.next(at: $0.file.index)) }
    }

    /// One for every sound of a post, in their order.
    package static func audios(of post: Post) -> [Rendition] {
        var counter = Counter()
        return post.audios.map { Rendition($0, position: counter.next(at: $0.file.index)) }
    }

    /// The same file in a post that was parsed anew; `nil` where that is in doubt: another quality is never given in its
    /// stead.
    ///
    /// 1. A file of which everything is the same. Of several that are the same in everything, the one in the same place.
    /// 2. Else the only one that is the same in everything but the bit rate, where that is unknown on one side or differs
    ///    by at most a twentieth. The label may differ too where pixels and bit rate are known on both sides: it is a
    ///    name, and platforms give several to one file.
    package func find(in post: Post) -> MediaFile? {
        switch kind {
        case .thumbnail: post.thumbnail.isEmpty ? nil : MediaFile(url: post.thumbnail)
        case .image: find(in: Self.images(of: post), post.images.map(\.file))
        case .video: find(in: Self.videos(of: post), post.videos.map(\.file))
        case .audio: find(in: Self.audios(of: post), post.audios.map(\.file))
        }
    }

    private func find(in renditions: [Rendition], _ files: [MediaFile]) -> MediaFile? {
        let candidates = zip(renditions, files)
        let equal = candidates.filter { $0.0.isEqual(to: self) }
        if equal.count > 1 { return equal.first { $0.0.position == position }?.1 }
        if let only = equal.first { return only.1 }
        let near = candidates.filter { $0.0.isSurely(self) }
        return near.count == 1 ? near.first?.1 : nil
    }

    private func isEqual(to other: Rendition) -> Bool {
        var moved = self
        moved.position = other.position
        return moved == other
    }

    private func isSurely(_ other: Rendition) -> Bool {
        var likened = self
        likened.bitrate = other.bitrate
        likened.quality = other.quality
        guard likened.isEqual(to: other) else { return false }
        guard let rate = bitrate, let otherRate = other.bitrate else { return quality == other.quality }
        guard abs(Double(rate) - Double(otherRate)) * 20 <= Double(max(rate, otherRate)) else { return false }
        return quality == other.quality || (width != nil && height != nil)
    }

    /// Counts the items of each index.
    private struct Counter {
        private var counts: [Int: Int] = [:]

        mutating func next(at index: Int) -> Int {
            defer { counts[index, default: 0] += 1 }
            return counts[index, default: 0]
        }
    }
}
