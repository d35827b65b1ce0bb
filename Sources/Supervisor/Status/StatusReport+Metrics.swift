internal import Metrics

extension StatusReport {
    private static let generationMetric = Metric(
        "easydown_generation",
        .gauge,
        "goes up by one with each reload"
    )

    /// A metric with a value a pool; nil where there is none.
    private typealias PoolMetric = (metric: Metric, value: @Sendable (StatusReport, Pool) -> Double?)

    /// For Prometheus.
    var metrics: [MetricFamily] {
        [Self.generationMetric.family([MetricSample(Double(generation))])]
            + (Self.workerMetrics + Self.loadMetrics + Self.queueMetrics).map { metric, value in
                metric.family(
                    pools.compactMap { pool in value(self, pool).map { MetricSample($0, ["pool": pool.name]) } }
                )
            }
    }

    private static let workerMetrics: [PoolMetric] = [
        (
            Metric("easydown_workers_wanted", .gauge, "workers that the pool shall have now"),
            { Double($1.wanted) }
        ),
        (Metric("easydown_workers_most", .gauge, "workers that it may have at most"), { Double($1.most) }),
        (Metric("easydown_workers_serving", .gauge, "workers that take requests"), { Double($1.serving) }),
        (
            Metric(
                "easydown_worker_deaths_in_a_row",
                .gauge,
                "deaths since a worker of the pool last stayed alive for a minute"
            ),
            { Double($1.deaths) }
        ),
        (
            Metric("easydown_degraded", .gauge, "1 while the pool's workers keep dying"),
            { $0.degraded.contains($1.name) ? 1 : 0 }
        ),
    ]

    private static let loadMetrics: [PoolMetric] = [
        (Metric("easydown_threads_busy", .gauge, "threads with a request"), { $0.sum($1, \.busyThreads) }),
        (Metric("easydown_threads", .gauge, "threads there may be"), { $0.sum($1, \.threads) }),
        (Metric("easydown_streams", .gauge, "downloads under way"), { $0.sum($1, \.streams) }),
        (
            Metric("easydown_memory_bytes", .gauge, "resident memory of the pool's workers"),
            { $0.sum($1, \.memoryBytes) }
        ),
    ]

    private static let queueMetrics: [PoolMetric] = [
        (
            Metric("easydown_listen_queue", .gauge, "connections that wait until a worker takes them"),
            { $1.queue.map { Double($0.length) } }
        ),
        (
            Metric("easydown_listen_queue_peak", .gauge, "the most that were seen waiting since the start"),
            { $1.queue.map { Double($0.peak) } }
        ),
        (
            Metric("easydown_listen_queue_limit", .gauge, "connections that may wait"),
            { $1.queue.map { Double($0.limit) } }
        ),
    ]

    private func sum(_ pool: Pool, _ value: (Worker) -> UInt64) -> Double {
        Double(workers.filter { $0.pool == pool.name }.reduce(0) { $0 + value($1) })
    }
}
