/// How a stream that broke off in the middle is healed without the client seeing it: the rest is asked for, and is taken
/// only where it is beyond doubt the rest of the very same file.
///
///     var plan = try ResumePlan(head, asked: conditions.range)   // what the client was promised
///     plan.deliver(bytes.count)                                  // with every write to the client
///     switch plan.next() { … }                                   // when the upstream broke off
///     guard plan.accept(newHead) else { … }                      // ask again: plan.next()
package struct ResumePlan: Sendable {
    /// Tries in a row that bring no byte.
    package static let mostTries = 3

    /// Place in the file of the first byte promised.
    package let first: Int
    /// Place behind the last byte promised; `nil` while the file's length is unknown.
    package private(set) var end: Int?
    /// Bytes given to the client.
    package private(set) var delivered = 0
    private var total: Int?
    private let tag: EntityTag?
    private let lastModified: String?
    private let strongValidator: String?
    /// Bytes that are asked for at a time; `nil` for all that is missing.
    private let window: Int?
    private var tries = 0

    /// - Parameters:
    ///   - head: the answer that the client got.
    ///   - asked: the range it was an answer to.
    /// - Throws: ``HeadRefusal`` where it is no answer with a body to that.
    package init(_ head: OriginHead, asked: ByteRange?) throws(HeadRefusal) {
        try self.init(head, asked: asked, promised: asked, window: nil)
    }

    /// A plan for a host that is asked for one window after another.
    ///
    /// - Parameters:
    ///   - head: the answer to the first window.
    ///   - asked: that window.
    ///   - promised: what the client asked for: more than the window.
    ///   - window: bytes that are asked for at a time.
    package init(
        _ head: OriginHead,
        asked: ByteRange?,
        promised: ByteRange?,
        window: Int?
    ) throws(HeadRefusal) {
        let facts = try HeadFacts(head)
        switch facts.answer(to: asked) {
        case .whole:
            (first, end, total) = (0, facts.length, facts.length)
        case .part(.part(let first, let last, let total)) where asked == promised:
            (self.first, end, self.total) = (first, last + 1, total)
        case .part(.part(let first, _, let total)):
            // Without the file's length nobody can be promised more than the window.
            guard let total, let whole = (promised ?? .from(0)).resolved(in: total), whole.lowerBound == first
            else { throw .range }
            (self.first, end, self.total) = (first, whole.upperBound + 1, total)
        default: throw head.status == 206 ? .range : .status(head.status)
        }
        self.window = window
        tag = facts.tag
        lastModified = facts.lastModified
        if let tag, tag.isStrong {
            strongValidator = tag.text
        } else {
            strongValidator = facts.isLastModifiedStrong ? facts.lastModified : nil
        }
    }

    /// Place in the file of the next byte that the client waits for.
    package var position: Int { first + delivered }

    /// What the client was promised, as a part of the file; `nil` while the end is unknown.
    package var contentRange: ContentRange? {
        end.flatMap { $0 > first ? .part(first: first, last: $0 - 1, total: total) : nil }
    }

    /// How many bytes are missing; `nil` while the file's length is unknown.
    package var missing: Int? { end.map { max(0, $0 - position) } }

    /// Bytes reached the client: the next break has all its tries again.
    package mutating func deliver(_ count: Int) {
        guard count > 0 else { return }
        let (sum, isOver) = delivered.addingReportingOverflow(count)
        // Beyond the largest length there is nothing; the place stays one that can be added to.
        delivered = isOver ? .max - first : min(sum, .max - first)
        tries = 0
    }

    /// What to do now that the upstream broke off.
    package mutating func next() -> ResumeStep {
        if missing == 0 { return .complete }
        // Without either there is no telling whether a new answer is the same file.
        guard total != nil || strongValidator != nil, tries < Self.mostTries else { return .giveUp }
        tries += 1
        return .ask(ClientConditions(range: rest, ifRange: strongValidator))
    }

    /// Whether a new answer goes on with the very same file, at the very byte that is missing. Learns the file's length
    /// from it where it was unknown.
    package mutating func accept(_ head: OriginHead) -> Bool {
        guard case .success(let facts) = Result(catching: { () throws(HeadRefusal) in try HeadFacts(head) }),
            case .part(.part(position, let last, let newTotal)) = facts.answer(to: rest), isSameVersion(facts),
            total == nil || newTotal == total, restEnd == nil || last + 1 == restEnd
        else { return false }
        if let newTotal {
            total = newTotal
            end = end ?? newTotal
        }
        return true
    }

    /// Place behind the last byte that is asked for next; `nil` while the file's length is unknown.
    private var restEnd: Int? {
        guard let end, let window else { return end }
        return end - position > window ? position + window : end
    }

    private var rest: ByteRange {
        if window != nil, let restEnd, position < restEnd { return .bounded(first: position, last: restEnd - 1) }
        // The end is named only where the client asked for it.
        guard let end, end != total, position < end else { return .from(position) }
        return .bounded(first: position, last: end - 1)
    }

    /// Where the promise had a tag, the same tag, weak or strong; else where it had a date, the same date.
    private func isSameVersion(_ facts: HeadFacts) -> Bool {
        if let tag { return facts.tag == tag }
        if let lastModified { return facts.lastModified == lastModified }
        return true
    }
}
