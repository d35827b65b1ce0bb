package import Platforms

/// How one file is made of the tracks of a split stream, or of the sound of one file, without encoding anything.
package struct MergePlan: Sendable, Equatable {
    /// Which inputs there are.
    package enum Tracks: Sendable {
        /// Pictures from one input, sound from the other.
        case pictureAndSound
        /// The sound of one input; its pictures are left out.
        case sound
    }

    package let container: MergeContainer
    package let tracks: Tracks
    /// Seconds, where they are known: a file that is streamed while it is made cannot tell its length otherwise.
    package let duration: Double?

    package init(container: MergeContainer, tracks: Tracks, duration: Double? = nil) {
        self.container = container
        self.tracks = tracks
        self.duration = duration.flatMap { $0.isFinite && $0 > 0 && $0 < Self.longest ? $0 : nil }
    }

    /// Seconds. Longer is no length of a video, but a mistake of whoever told it.
    static let longest = 1_000_000.0

    /// The media type of the answer.
    package var mimeType: String { container.mimeType(isSoundOnly: tracks == .sound) }
    /// What the file's name ends with, without the dot.
    package var fileSuffix: String { container.fileSuffix(isSoundOnly: tracks == .sound) }

    /// What the output goes through at its beginning, so that players see the length; `nil` where nothing is to be done.
    package var head: MovieHead? { container.isFragmentedMP4 ? duration.map(MovieHead.init(duration:)) : nil }

    /// The container for both tracks, by their codecs, else by the types of their files: the first that suits the
    /// picture among those that take the sound.
    ///
    /// - Parameter video: `nil` where only the sound is wanted.
    package static func container(video: VideoItem?, audio: AudioItem) -> MergeContainer {
        let sound = TrackKind(audio)
        guard let video else { return sound.own }
        return TrackKind(picture: video).containers.first(where: sound.containers.contains) ?? .matroska
    }

    /// The container for the sound of a file that has pictures too.
    package static func container(soundOf video: VideoItem) -> MergeContainer { TrackKind(soundOf: video).own }
}
