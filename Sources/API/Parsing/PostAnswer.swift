internal import JSON
internal import Platforms

/// A post as a caller is given it: with the headers that a download needs on each item.
enum PostAnswer {
    static func data(_ post: Post, _ catalogue: Catalogue) -> JSONNode {
        let headers = catalogue[post.platform].map { platform in
            JSONMember(
                "headers",
                .object(
                    platform.media.recommendedHeaders().sorted { $0.key < $1.key }.map {
                        JSONMember($0.key, .string($0.value))
                    }
                )
            )
        }
        return post.json { _ in headers.map { [$0] } ?? [] }
    }
}
