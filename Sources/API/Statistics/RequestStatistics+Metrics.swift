extension RequestStatistics {
    /// Lines in Prometheus' text format; a combination that was never seen has none.
    package var metrics: [String] {
        guard memory.words >= Self.words else { return [] }
        return Endpoint.allCases.flatMap { counts($0) + durations($0) } + [
            "easydown_credits_charged_total \(credits)",
            "easydown_media_bytes_total \(bytes)",
        ]
    }

    private func counts(_ endpoint: Endpoint) -> [String] {
        Self.statuses.flatMap { status in
            Outcome.allCases.compactMap { outcome -> String? in
                let count = memory.load(Self.countWord(endpoint, status, outcome))
                guard count > 0 else { return nil }
                let labels = "endpoint=\"\(endpoint.rawValue)\",status=\"\(status)\",outcome=\"\(outcome.rawValue)\""
                return "easydown_requests_total{\(labels)} \(count)"
            }
        }
    }

    /// A histogram: each class counts all that were as fast or faster.
    private func durations(_ endpoint: Endpoint) -> [String] {
        let start = Self.durationWord(endpoint)
        let label = "endpoint=\"\(endpoint.rawValue)\""
        var lines: [String] = []
        var seen: UInt64 = 0
        for place in 0...Self.bounds.count {
            seen += memory.load(start + place)
            let bound = place < Self.bounds.count ? "\(Double(Self.bounds[place]) / 1000)" : "+Inf"
            lines.append("easydown_request_seconds_bucket{\(label),le=\"\(bound)\"} \(seen)")
        }
        guard seen > 0 else { return [] }
        let sum = Double(memory.load(start + Self.bounds.count + 1)) / 1_000_000
        return lines + [
            "easydown_request_seconds_sum{\(label)} \(sum)", "easydown_request_seconds_count{\(label)} \(seen)",
        ]
    }
}
