internal import JSON
internal import Platforms

/// A post as a caller is given it: with the headers that a download needs on each item, and links to this server that
/// need none.
enum PostAnswer {
    /// - Parameter links: `nil` where none can be signed, and for test keys: there is nothing behind their media.
    static func data(_ post: Post, _ catalogue: Catalogue, links: ItemLinks? = nil) -> JSONNode {
        let headers = catalogue[post.platform].map { [JSONMember("headers", .object($0.media.headerMembers))] } ?? []
        func additions(_ count: Int, _ links: [[JSONMember]]?) -> [[JSONMember]] {
            links?.map { headers + $0 } ?? Array(repeating: headers, count: count)
        }
        return post.json(
            adding: PostAdditions(
                images: additions(post.images.count, links?.images()),
                videos: additions(post.videos.count, links?.videos()),
                audios: additions(post.audios.count, links?.audios())
            )
        )
    }
}

extension MediaRules {
    /// What a caller must send, by name.
    var headerMembers: [JSONMember] {
        recommendedHeaders().sorted { $0.key < $1.key }.map { JSONMember($0.key, .string($0.value)) }
    }
}
