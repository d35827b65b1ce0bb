import Testing

@testable import Media

@Suite("Broken links")
struct LinkFuzzTests {
    @Test("A broken link is refused, or is the very link that was signed", arguments: 0..<16)
    func fuzz(seed: UInt64) throws {
        let signer = try LinkSigner.make()
        let links = [
            MediaLink.make(), .make(.merge(video: "https://a.tiktokcdn.com/v", audio: "https://a.tiktokcdn.com/a")),
            .make(filename: nil, disposition: nil, context: LinkContext()),
        ]
        let queries = links.compactMap { signer.query(for: $0, now: MediaLink.now) }
        #expect(queries.count == links.count)
        var refused = 0
        for query in Fuzz.texts(queries, seed: seed, count: 500) {
            guard let parameters = try? QueryParameters.decoded(query) else { continue }
            guard let link = try? signer.open(parameters, now: MediaLink.now) else {
                refused += 1
                continue
            }
            #expect(links.contains(link))
        }
        #expect(refused > 50)
    }

    @Test("Pieces of several links never make another", arguments: 0..<4)
    func mixed(seed: UInt64) throws {
        let signer = try LinkSigner.make()
        let links = (0..<4).map { number in
            MediaLink.make(
                .file(url: "https://a.tiktokcdn.com/\(number)"),
                filename: "\(number).mp4",
                expires: MediaLink.now + 9 + number
            )
        }
        let all = try links.map { try signer.parameters(of: $0) }
        var random = SeededGenerator(state: seed)
        for _ in 0..<500 {
            let mixed = all[0].indices.map { place in all[Int.random(in: 0..<4, using: &random)][place] }
            if let link = try? signer.open(mixed, now: MediaLink.now) { #expect(links.contains(link)) }
        }
    }
}
