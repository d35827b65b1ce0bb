/// What the documentation says of an error beyond the sentence of its answers.
struct ErrorNote {
    /// Why it happens; each one sentence.
    let causes: [String]
    /// What to do, a sentence or two.
    let remedy: String

    init(_ remedy: String, because causes: String...) {
        self.causes = causes
        self.remedy = remedy
    }
}
