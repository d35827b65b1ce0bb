package import Metrics

extension RequestStatistics {
    private static let requests = Metric("easydown_requests_total", .counter, "answers that were given")
    private static let seconds = Metric(
        "easydown_request_seconds",
        .histogram,
        "how long answers took, in seconds; of downloads, until their end"
    )
    private static let charged = Metric("easydown_credits_charged_total", .counter, "credits charged")
    private static let sent = Metric("easydown_media_bytes_total", .counter, "bytes of downloads that were sent")

    /// For Prometheus; a combination that was never seen has no line.
    package var metrics: [MetricFamily] {
        guard memory.words >= Self.words else { return [] }
        return [
            Self.requests.family(Endpoint.allCases.flatMap(counts)),
            Self.seconds.family(Endpoint.allCases.flatMap(durations)),
            Self.charged.family([MetricSample(Double(credits))]),
            Self.sent.family([MetricSample(Double(bytes))]),
        ]
    }

    private func counts(_ endpoint: Endpoint) -> [MetricSample] {
        Self.statuses.flatMap { status in
            Outcome.allCases.compactMap { outcome -> MetricSample? in
                let count = memory.load(Self.countWord(endpoint, status, outcome))
                guard count > 0 else { return nil }
                return MetricSample(
                    Double(count),
                    ["endpoint": endpoint.rawValue, "status": "\(status)", "outcome": outcome.rawValue]
                )
            }
        }
    }

    /// A histogram: each class counts all that were as fast or faster.
    private func durations(_ endpoint: Endpoint) -> [MetricSample] {
        let start = Self.durationWord(endpoint)
        let name = endpoint.rawValue
        var samples: [MetricSample] = []
        var seen: UInt64 = 0
        for place in 0...Self.bounds.count {
            seen += memory.load(start + place)
            let bound = place < Self.bounds.count ? "\(Double(Self.bounds[place]) / 1000)" : "+Inf"
            samples.append(MetricSample(Double(seen), ["endpoint": name, "le": bound], suffix: "_bucket"))
        }
        guard seen > 0 else { return [] }
        let sum = Double(memory.load(start + Self.bounds.count + 1)) / 1_000_000
        return samples + [
            MetricSample(sum, ["endpoint": name], suffix: "_sum"),
            MetricSample(Double(seen), ["endpoint": name], suffix: "_count"),
        ]
    }
}
