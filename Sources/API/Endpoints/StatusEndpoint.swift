internal import JSON
internal import Ledger
internal import Platforms

/// `GET /api/v1/status`: how each platform has answered of late, public.
struct StatusEndpoint {
    /// Minutes that are looked back.
    static let windows = [5, 60]
    /// Fewer parses than this say nothing yet.
    private static let fewest = 3
    private let services: Services

    init(_ services: Services) { self.services = services }

    func data(at now: Timestamp) -> JSONNode {
        let entries = services.catalogue.platforms.enumerated().map { place, platform in
            entry(platform, Self.windows.map { services.health.tally(at: place, minutes: $0, now: now.seconds) })
        }
        return .object(("generatedAt", .string(now.text)), ("platforms", .array(entries)))
    }

    private func entry(_ platform: Platform, _ tallies: [HealthTally]) -> JSONNode {
        let state = State(tallies)
        let last = tallies.first?.lastSuccess ?? 0
        return .object(
            ("id", .string(platform.id.rawValue)),
            ("name", .string(platform.name)),
            ("state", .string(state.rawValue)),
            ("message", .string(state.message(tallies))),
            ("lastSuccess", last > 0 ? .string(Timestamp(seconds: Int64(last)).text) : .null),
            ("windows", .array(zip(Self.windows, tallies).map(Self.window)))
        )
    }

    private static func window(_ minutes: Int, _ tally: HealthTally) -> JSONNode {
        .object(
            ("minutes", .int(minutes)),
            ("parses", .int(tally.parses)),
            ("successes", .int(tally[.success])),
            ("successRate", tally.successRate.map { .double(($0 * 1000).rounded() / 1000) } ?? .null),
            ("medianMilliseconds", tally.medianMilliseconds.map(JSONNode.int) ?? .null)
        )
    }

    /// How a platform is, in one word: by the shortest window that has enough parses to say something.
    enum State: String, CaseIterable {
        case operational
        case degraded
        case failing
        case unknown

        init(_ tallies: [HealthTally]) {
            switch Self.telling(tallies)?.successRate {
            case nil: self = .unknown
            case let rate? where rate >= 0.9: self = .operational
            case let rate? where rate >= 0.5: self = .degraded
            default: self = .failing
            }
        }

        private static func telling(_ tallies: [HealthTally]) -> HealthTally? {
            tallies.first { $0.parses >= StatusEndpoint.fewest } ?? tallies.last
        }

        /// In words; empty where all is well or nothing is known.
        func message(_ tallies: [HealthTally]) -> String {
            guard self == .degraded || self == .failing else { return "" }
            let extent = self == .failing ? "Most" : "Some"
            return switch Self.telling(tallies)?.commonFailure {
            case .refused: "\(extent) parses are refused by the platform at the moment. Failed parses cost nothing."
            case .changed: "\(extent) answers of the platform have a new shape that this version cannot read yet."
            case .timedOut: "\(extent) answers of the platform do not come in time at the moment."
            default: ""
            }
        }
    }
}
