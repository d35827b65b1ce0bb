internal import CPosix
internal import Glibc
internal import Metrics

extension Supervisor {
    /// Takes new status clients and lets each go on as far as it can.
    func serveStatus() {
        let now = MonotonicClock.now
        if let listener = statusListener {
            while statusClients.count < StatusClient.most {
                let descriptor = ed_accept4(listener.descriptor)
                guard descriptor >= 0 else { break }
                statusClients.append(StatusClient(descriptor: descriptor, until: now + StatusClient.longest))
            }
        }
        for index in statusClients.indices { statusClients[index].advance(now, answer) }
        for client in statusClients where client.isDone { close(client.descriptor) }
        statusClients.removeAll(where: \.isDone)
    }

    private func answer(_ request: String) -> String {
        let parts = request.prefix { !$0.isNewline }.split(separator: " ")
        guard parts.count >= 2, parts[0] == "GET" else { return Self.response("405 Method Not Allowed", "GET only\n") }
        let target = parts[1].split(separator: "?", maxSplits: 1)
        let wantsJSON = target.last == "json" || request.lowercased().contains("accept: application/json")
        switch target.first {
        case "/status" where wantsJSON:
            do {
                return Self.response("200 OK", try report().json(), type: "application/json")
            } catch {
                return Self.response("500 Internal Server Error", "\(error)\n")
            }
        case "/status": return Self.response("200 OK", report().text)
        case "/metrics": return Self.response("200 OK", metrics(), type: MetricFamily.contentType)
        case "/healthz":
            let isWell = state.degradedPools.isEmpty && !state.phase.isStopping && state.phase != .starting
            return Self.response(isWell ? "200 OK" : "503 Service Unavailable", "\(state.phase.name)\n")
        default: return Self.response("404 Not Found", "not found\n")
        }
    }

    private static func response(_ status: String, _ body: String, type: String = "text/plain") -> String {
        "HTTP/1.1 \(status)\r\nContent-Type: \(type)\r\nContent-Length: \(body.utf8.count)\r\n"
            + "Connection: close\r\n\r\n\(body)"
    }

    private func metrics() -> String {
        MetricFamily.text(report().metrics + configuration.metrics(scoreboard.area))
    }

    private func report() -> StatusReport {
        let now = MonotonicClock.now
        let seen = observations()
        return StatusReport(
            state: state.phase.name,
            generation: state.generation,
            lastReload: state.lastReload,
            degraded: state.degradedPools,
            pools: state.pools.map { pool in
                StatusReport.Pool(
                    name: pool.specification.name,
                    wanted: pool.target,
                    most: pool.specification.workers,
                    serving: state.ordered.filter {
                        $0.pool == pool.specification.name && ($0.phase == .serving || $0.phase == .retiring)
                    }.count,
                    deaths: pool.backoff.deaths,
                    queue: pool.specification.listener.flatMap { queues[$0.name] }
                )
            },
            workers: state.ordered.map { line($0, seen[$0.slot] ?? WorkerObservation(), now) }
        )
    }

    private func line(_ worker: WorkerProcess, _ seen: WorkerObservation, _ now: Duration) -> StatusReport.Worker {
        let slot = scoreboard[worker.slot]
        return StatusReport.Worker(
            slot: worker.slot,
            pid: processes[worker.slot]?.pid ?? 0,
            pool: worker.pool,
            generation: worker.generation,
            state: worker.phase.name,
            ageSeconds: (now - worker.started).components.seconds,
            requests: slot.requests,
            accepted: slot.accepted,
            busyThreads: slot.busyThreads,
            threads: slot.threads,
            streams: slot.streams,
            memoryBytes: seen.memory,
            oldestSeconds: seen.oldestStart.map { (now - $0).components.seconds } ?? 0,
            oldestStage: seen.oldestStage
        )
    }
}
