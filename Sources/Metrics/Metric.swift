/// A metric as it is declared, once: all that Prometheus is told of it besides its values.
package struct Metric: Sendable, Hashable {
    package enum Kind: String, Sendable {
        /// Only goes up, from 0 at the start of the service; the name ends in `_total`.
        case counter
        case gauge
        case histogram
    }

    package let name: String
    package let kind: Kind
    /// What it counts. The row of docs/observability.md begins with these words; Tests/Operations holds both together.
    package let help: String

    package init(_ name: String, _ kind: Kind, _ help: String) {
        self.name = name
        self.kind = kind
        self.help = help
    }

    /// The metric with its values.
    package func family(_ samples: [MetricSample]) -> MetricFamily { MetricFamily(metric: self, samples: samples) }
}
