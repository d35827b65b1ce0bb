import Platforms

/// Link recognition alone: what it takes to read links as people paste them.
enum RecognitionBenchmark {
    /// - Returns: links a second of processor time.
    static func rate(_ links: [String]) -> Double {
        let recogniser = LinkRecogniser(.standard)
        let rounds = max(1, 100_000 / max(1, links.count))
        var found = 0
        let time = ProcessorTime {
            for _ in 0..<rounds {
                for link in links where recogniser.link(in: link) != nil { found += 1 }
            }
        }
        return Double(found) / time.processor
    }
}
