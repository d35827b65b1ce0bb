@testable import Media

/// A plan by reference, so that a test may change it within an expectation.
final class Healing {
    private var plan: ResumePlan

    init(_ plan: ResumePlan) { self.plan = plan }

    var position: Int { plan.position }
    var missing: Int? { plan.missing }
    var delivered: Int { plan.delivered }

    func deliver(_ count: Int) { plan.deliver(count) }
    func next() -> ResumeStep { plan.next() }
    func accept(_ head: OriginHead) -> Bool { plan.accept(head) }

    /// What is asked of the upstream, as header lines.
    func asks() -> [String] {
        guard case .ask(let conditions) = plan.next() else { return [] }
        return conditions.headers.map { "\($0.name): \($0.value)" }
    }
}
