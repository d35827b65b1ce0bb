package import Metrics

extension StrategyStatistics {
    private static let attempts = Metric(
        "easydown_strategy_attempts_total",
        .counter,
        "what a rung of a ladder did"
    )
    private static let seconds = Metric("easydown_strategy_seconds_total", .counter, "seconds spent in a rung")
    private static let lastSuccess = Metric(
        "easydown_strategy_last_success_timestamp_seconds",
        .gauge,
        "when a rung last worked, in seconds since 1970; 0 for never"
    )

    /// For Prometheus; a strategy that was never asked has no line.
    package var metrics: [MetricFamily] {
        let all = all
        func labelled(_ value: (StrategyTally) -> Double) -> [MetricSample] {
            all.map { MetricSample(value($0), ["platform": $0.platform, "strategy": $0.strategy]) }
        }
        return [
            Self.attempts.family(all.flatMap(outcomes)),
            Self.seconds.family(labelled { Double($0.microseconds) / 1_000_000 }),
            Self.lastSuccess.family(labelled { Double($0.lastSuccess) }),
        ]
    }

    private func outcomes(_ tally: StrategyTally) -> [MetricSample] {
        let counts = [
            ("success", tally.succeeded), ("verdict", tally.verdicts), ("refused", tally.refused),
            ("changed", tally.changed), ("timeout", tally.timedOut),
        ]
        return counts.map { outcome, count in
            MetricSample(
                Double(count),
                ["platform": tally.platform, "strategy": tally.strategy, "outcome": outcome]
            )
        }
    }
}
