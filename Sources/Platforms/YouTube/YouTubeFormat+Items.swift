extension YouTubeFormat {
    private var file: MediaFile {
        MediaFile(url: url.text, size: size, expiresAt: url.expiry)
    }

    var videoItem: VideoItem {
        VideoItem(
            file: file,
            quality: qualityLabel ?? height.map { "\($0)p" } ?? "",
            mimeType: mimeType,
            width: width,
            height: height,
            hasAudio: hasSound,
            source: hasSound ? .direct : .dash,
            bitrate: averageBitrate ?? peakBitrate,
            fps: fps,
            codecs: codecs
        )
    }

    var audioItem: AudioItem {
        AudioItem(
            file: file,
            mimeType: mimeType,
            bitrate: averageBitrate ?? peakBitrate,
            codecs: codecs,
            language: track?.language
        )
    }
}

extension [YouTubeFormat] {
    /// Best first: the most pixels, then with sound before without, then the highest peak rate; equal ones as they
    /// came.
    var orderedVideos: [YouTubeFormat] {
        sortedStably { format in
            let pixels = (format.width ?? 0) * (format.height ?? 0)
            return Rank(pixels, format.hasSound ? 1 : 0, format.bitrateToCompare)
        }
    }

    /// The default or only track first, then the highest peak rate, a compressed copy after the plain one; equal ones
    /// as they came.
    var orderedAudios: [YouTubeFormat] {
        let isNoDefaultNamed = !contains { $0.track?.isDefault ?? true }
        return sortedStably { format in
            let isDefault = format.track?.isDefault ?? true || isNoDefaultNamed && format.url.isOriginalTrack
            return Rank(isDefault ? 1 : 0, format.bitrateToCompare, format.isCompressed ? 0 : 1)
        }
    }

    /// Three numbers, the first that differs decides.
    private struct Rank: Comparable {
        let numbers: (Int, Int, Int)

        init(_ first: Int, _ second: Int, _ third: Int) { numbers = (first, second, third) }

        static func == (left: Self, right: Self) -> Bool { left.numbers == right.numbers }
        static func < (left: Self, right: Self) -> Bool { left.numbers < right.numbers }
    }

    /// Descending.
    private func sortedStably(by rank: (YouTubeFormat) -> Rank) -> [YouTubeFormat] {
        let ranks = map(rank)
        let places = indices.sorted { left, right in
            ranks[left] == ranks[right] ? left < right : ranks[left] > ranks[right]
        }
        return places.map { self[$0] }
    }
}

extension YouTubeFormat {
    fileprivate var bitrateToCompare: Int { peakBitrate ?? averageBitrate ?? 0 }
}
