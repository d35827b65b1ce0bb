/// One value of a metric.
package struct MetricSample: Sendable, Equatable {
    /// What the line's name has beyond the metric's: `_bucket`, `_sum` or `_count` of a histogram.
    let suffix: String
    let labels: String
    let value: Double

    /// - Parameter labels: in the order in which they are to stand; any text is a value.
    package init(_ value: Double, _ labels: KeyValuePairs<String, String> = [:], suffix: String = "") {
        self.value = value
        self.suffix = suffix
        let pairs = labels.map { "\($0.key)=\"\(MetricFamily.escaped($0.value, quotes: true))\"" }
        self.labels = pairs.isEmpty ? "" : "{\(pairs.joined(separator: ","))}"
    }

    func line(of name: String) -> String { "\(name)\(suffix)\(labels) \(number)" }

    /// Whole numbers without a fraction.
    private var number: String { Int64(exactly: value).map(String.init) ?? String(describing: value) }
}
