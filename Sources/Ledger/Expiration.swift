/// When a key ends, as people write it.
package enum Expiration: Equatable, Sendable {
    case never
    /// The first instant at which the key is no longer valid.
    case at(Timestamp)

    /// - Parameter text: `never`: permanent. `2026-12-31`: to the end of that day, UTC. An RFC 3339 instant:
    ///   to that instant.
    package init?(parsing text: String) {
        if text == "never" {
            self = .never
        } else if let date = CivilDate(parsing: text) {
            self = .at(Timestamp(seconds: Int64(date.day + 1) * 86_400))
        } else if let instant = Timestamp(parsing: text) {
            self = .at(instant)
        } else {
            return nil
        }
    }

    package var timestamp: Timestamp? {
        if case .at(let timestamp) = self { timestamp } else { nil }
    }
}
