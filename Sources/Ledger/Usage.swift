/// How often something came out on one day (UTC).
package struct UsageCount: Hashable, Sendable {
    /// Days for which counts are kept.
    package static let daysKept = 400

    /// Days since 1970-01-01.
    package let day: Int
    /// Empty where no platform was recognised.
    package let platform: String
    /// `success`, or the `reason` or `code` of a failure.
    package let outcome: String
    package let count: Int

    package init(day: Int, platform: String, outcome: String, count: Int) {
        self.day = day
        self.platform = platform
        self.outcome = outcome
        self.count = count
    }
}
