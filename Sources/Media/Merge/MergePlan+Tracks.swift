package import Platforms

extension MergePlan {
    /// The track that belongs to a silent video of a split stream.
    ///
    /// Of the same place in the post; in the language of the first such track, which is the default or original one
    /// (``Post/audios``); then what needs no Matroska and plays everywhere; then the highest rate.
    ///
    /// - Returns: `nil` where the video is no silent part of a split stream, and where no track fits.
    package static func audio(for video: VideoItem, in audios: [AudioItem]) -> AudioItem? {
        guard video.source == .dash, video.hasAudio != true else { return nil }
        let tracks = audios.filter { $0.file.index == video.file.index && isTrack($0) }
        guard let standard = tracks.first else { return nil }
        var best: (track: AudioItem, rank: (Int, Int))?
        for track in tracks where track.language == standard.language {
            let rank = (suitability(of: track, beside: video), track.bitrate ?? 0)
            if let best, best.rank >= rank { continue }
            best = (track, rank)
        }
        return best?.track
    }

    /// A track tells its rate or its codec. What tells neither is the music that a post names: another recording.
    private static func isTrack(_ audio: AudioItem) -> Bool { audio.bitrate != nil || audio.codecs != nil }

    /// From 0, where only Matroska takes both, to 3, where both come in the same kind of file and every player has the
    /// codec.
    private static func suitability(of audio: AudioItem, beside video: VideoItem) -> Int {
        let container = container(video: video, audio: audio)
        guard container != .matroska else { return 0 }
        guard TrackKind(audio).sound?.isUsual(in: container) ?? (container == .webm) else { return 1 }
        return TrackKind.subtype(audio.mimeType) == TrackKind.subtype(video.mimeType) ? 3 : 2
    }
}
