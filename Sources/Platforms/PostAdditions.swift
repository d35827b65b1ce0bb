package import JSON

/// What a caller of ``Post/json(adding:)`` puts behind the members of each media item, in the post's order.
package struct PostAdditions: Sendable {
    package var images: [[JSONMember]]
    package var videos: [[JSONMember]]
    package var audios: [[JSONMember]]

    package init(images: [[JSONMember]] = [], videos: [[JSONMember]] = [], audios: [[JSONMember]] = []) {
        self.images = images
        self.videos = videos
        self.audios = audios
    }
}
