/// A metric and its values, in Prometheus' text format, version 0.0.4
/// (https://prometheus.io/docs/instrumenting/exposition_formats/).
package struct MetricFamily: Sendable, Equatable {
    package static let contentType = "text/plain; version=0.0.4; charset=utf-8"

    let metric: Metric
    let samples: [MetricSample]

    /// What it is, then a line a value, all of them together as the format wants it; nothing without a value.
    package var lines: [String] {
        guard !samples.isEmpty else { return [] }
        return ["# HELP \(metric.name) \(help)", "# TYPE \(metric.name) \(metric.kind.rawValue)"]
            + samples.map { $0.line(of: metric.name) }
    }

    /// A whole answer to Prometheus.
    package static func text(_ families: [MetricFamily]) -> String {
        families.flatMap(\.lines).map { $0 + "\n" }.joined()
    }

    private var help: String { Self.escaped(metric.help, quotes: false) }

    /// Backslashes and ends of lines, and quotes where the text stands between some.
    static func escaped(_ text: String, quotes: Bool) -> String {
        var escaped = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": escaped.append(contentsOf: "\\\\".unicodeScalars)
            case "\n": escaped.append(contentsOf: "\\n".unicodeScalars)
            case "\"" where quotes: escaped.append(contentsOf: "\\\"".unicodeScalars)
            default: escaped.append(scalar)
            }
        }
        return String(escaped)
    }
}
