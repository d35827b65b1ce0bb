internal import API
internal import Addresses
internal import FastCGI
internal import Foundation
internal import HTTPClient
internal import Ledger
internal import Media
internal import Metrics
internal import Platforms
internal import Streaming
internal import Supervisor

/// Puts the modules together as the settings say.
enum Wiring {
    /// Bytes of memory that the workers share: the strategies' table, the platforms' health, what was answered, then 16
    /// for each name whose requests are counted.
    private static let sharedBytes = 2 << 20
    private static let healthWords = StrategyStatistics.words..<StrategyStatistics.words + PlatformHealth.words
    private static let requestWords = healthWords.upperBound..<healthWords.upperBound + RequestStatistics.words

    private static let streamsLimit = Metric(
        "easydown_streams_limit",
        .gauge,
        "downloads at a time in all workers"
    )

    static func supervisorConfiguration(
        _ configuration: Configuration,
        executable: String
    ) throws -> SupervisorConfiguration {
        let environment = ProcessInfo.processInfo.environment
        let settings = environment.keys.filter { $0.hasPrefix("EASYDOWN_") }.sorted()
        return SupervisorConfiguration(
            pools: try pools(configuration),
            status: try address(configuration.statusAddress, configuration),
            notifySocket: environment["NOTIFY_SOCKET"],
            watchdog: environment["WATCHDOG_USEC"].flatMap { Int64($0) }.map { .microseconds($0) },
            executable: executable,
            checkArguments: ["check"],
            inherited: ["PATH", "HOME", "LANG", "LC_ALL", "TZ", "TMPDIR", "SSL_CERT_FILE", "SSL_CERT_DIR"] + settings,
            logFile: configuration.logFile,
            sharedBytes: sharedBytes,
            emergency: configuration.emergencyDeaths == 0
                ? nil
                : EmergencyStop(
                    deaths: configuration.emergencyDeaths,
                    within: .seconds(configuration.emergencySeconds)
                ),
            stages: RequestStage.allCases.map(\.sentence),
            metrics: { area in
                let streams = Double(configuration.mediaWorkers * configuration.mediaStreams)
                return [streamsLimit.family([MetricSample(streams, ["pool": "media"])])] + requests(area).metrics
                    + StrategyStatistics(memory: area).metrics
            }
        )
    }

    private static func requests(_ memory: any SharedWords) -> RequestStatistics {
        RequestStatistics(memory: SharedSlice(memory, requestWords))
    }

    private static func pools(_ configuration: Configuration) throws -> [PoolSpecification] {
        let recycle = RecyclePolicy(
            requests: configuration.maxRequests == 0 ? nil : UInt64(configuration.maxRequests),
            memory: configuration.maxMemory == 0 ? nil : UInt64(configuration.maxMemory) << 20
        )
        func onDemand(_ least: Int?, of workers: Int) -> OnDemand? {
            least.map { OnDemand(least: min($0, workers), idle: .seconds(configuration.idleSeconds)) }
        }
        let slow: Duration? = configuration.slowSeconds == 0 ? nil : .seconds(configuration.slowSeconds)
        var pools = [
            PoolSpecification(
                name: "api",
                listener: try address(configuration.apiAddress, configuration),
                workers: configuration.apiWorkers,
                onDemand: onDemand(configuration.apiLeastWorkers, of: configuration.apiWorkers),
                arguments: ["worker", "api"],
                recycle: recycle,
                deadlines: WorkerDeadlines(request: .seconds(configuration.parseSeconds + 60), slow: slow),
                drain: DrainPolicy(drain: .seconds(configuration.drainSeconds))
            ),
            PoolSpecification(
                name: "media",
                listener: try address(configuration.mediaAddress, configuration),
                workers: configuration.mediaWorkers,
                onDemand: onDemand(configuration.mediaLeastWorkers, of: configuration.mediaWorkers),
                arguments: ["worker", "media"],
                recycle: recycle,
                deadlines: WorkerDeadlines(slow: slow),
                drain: DrainPolicy(drain: .seconds(configuration.mediaDrainSeconds))
            ),
            PoolSpecification(name: "housekeeper", listener: nil, workers: 1, arguments: ["housekeeper"]),
        ]
        if configuration.recordings != nil {
            let port = UInt16(configuration.replayPort)
            pools.insert(
                PoolSpecification(
                    name: "replay",
                    listener: .tcp(host: "127.0.0.1", port: port),
                    workers: 1,
                    arguments: ["replay"]
                ),
                at: 0
            )
        }
        return pools
    }

    /// `unix:/path` or `127.0.0.1:9000`.
    static func address(_ text: String, _ configuration: Configuration) throws -> ListenerAddress {
        if text.hasPrefix("unix:") {
            let path = String(text.dropFirst("unix:".count))
            guard path.hasPrefix("/"), path.utf8.count <= 107 else {
                throw CommandFailure("a socket's path must begin with / and have at most 107 characters: \(path)")
            }
            return .unix(path: path, group: try group(configuration.socketGroup))
        }
        let parts = text.split(separator: ":")
        guard parts.count == 2, let port = UInt16(parts[1]), AddressBlock.bytes(String(parts[0])) != nil else {
            throw CommandFailure("an address to listen at is unix:/path or 127.0.0.1:9000, not \(text)")
        }
        return .tcp(host: String(parts[0]), port: port)
    }

    static func group(_ name: String?) throws -> UInt32? {
        guard let name else { return nil }
        guard let entry = getgrnam(name) else {
            throw CommandFailure("EASYDOWN_SOCKET_GROUP names the group \(name), which this system does not have")
        }
        return entry.pointee.gr_gid
    }

    static func api(_ configuration: Configuration, memory: any SharedWords, log: @escaping API.Log) throws -> API {
        let limiter = RateLimiter(memory: SharedSlice(memory, requestWords.upperBound..<memory.words))
        let keys = try LinkKeyFile(path: configuration.linkKeyPath).keys()
        let answered = requests(memory)
        return API(
            Services(
                catalogue: .standard,
                ledger: try configuration.store.open(),
                fetcher: CurlFetcher(egress: try egress(configuration)),
                limiter: limiter,
                settings: settings(configuration),
                cookies: try cookies(configuration),
                media: MediaSettings(
                    signer: LinkSigner(keys: keys),
                    linkSeconds: configuration.linkSeconds,
                    servesUnsigned: configuration.servesUnsigned,
                    merges: configuration.ffmpeg != nil
                ),
                sessions: Sessions(keys: keys),
                pacer: pacer(configuration, limiter),
                statistics: StrategyStatistics(memory: memory),
                health: PlatformHealth(memory: SharedSlice(memory, healthWords)),
                now: { .now },
                monotonic: { monotonicNanoseconds() }
            )
        ) { record in
            answered.count(record)
            log(record)
        }
    }

    /// - Parameter changed: told when streams begin (1) and end (-1).
    static func streams(
        _ configuration: Configuration,
        changed: @escaping @Sendable (Int) -> Void
    ) throws -> StreamPool {
        var egress = try egress(configuration)
        if !configuration.proxiesMedia { (egress.proxies, egress.defaultProxies) = ([:], []) }
        let limits = StreamLimits(
            streams: configuration.mediaStreams,
            originStall: .seconds(configuration.originStallSeconds),
            clientStall: .seconds(configuration.clientStallSeconds),
            merges: configuration.merges
        )
        let cores = ProcessInfo.processInfo.activeProcessorCount
        let loops = min(4, max(1, cores / configuration.mediaWorkers))
        return try StreamPool(loops: loops, limits: limits, changed: changed) { [egress] loop in
            try CurlOrigin(on: loop, egress: egress)
        }
    }

    /// Recorded answers ban nobody, so offline nothing is paced.
    static func pacer(_ configuration: Configuration, _ limiter: RateLimiter) -> Pacer {
        guard configuration.recordings == nil else { return .none }
        let paces = Catalogue.standard.platforms.compactMap { platform -> (PlatformID, Pace)? in
            guard let own = configuration.paces[platform.id.rawValue] else {
                return platform.pace.map { (platform.id, $0) }
            }
            return own.map { (platform.id, Pace(perSecond: $0.perSecond, burst: $0.burst)) }
        }
        let proxies = configuration.proxies
        return Pacer(limiter: limiter, paces: Dictionary(uniqueKeysWithValues: paces)) { platform in
            let own = proxies[platform.rawValue] ?? []
            return max(1, own.isEmpty ? proxies["*"]?.count ?? 0 : own.count)
        }
    }

    static func settings(_ configuration: Configuration) -> APISettings {
        func limit(_ rate: Configuration.Rate) -> RateLimit { RateLimit(perSecond: rate.perSecond, burst: rate.burst) }
        var settings = APISettings(
            origin: configuration.publicOrigin,
            parseSeconds: configuration.parseSeconds,
            keyLimit: limit(configuration.keyRate),
            addressLimit: limit(configuration.addressRate),
            failureLimit: limit(configuration.failureRate),
            cacheSeconds: configuration.cacheSeconds,
            demoKey: configuration.demoKey,
            demoLimit: limit(configuration.demoRate)
        )
        let recogniser = LinkRecogniser(.standard)
        for text in (configuration.examples ?? "").split(separator: " ") {
            if let link = recogniser.link(in: String(text)) { settings.examples[link.platform] = String(text) }
        }
        return settings
    }

    static func egress(_ configuration: Configuration) throws -> Egress {
        if configuration.recordings != nil {
            return Egress(
                replay: .init(port: UInt16(configuration.replayPort), authorityFile: configuration.replayAuthorityFile)
            )
        }
        let own = configuration.proxies.filter { $0.key != "*" }.map { (PlatformID(rawValue: $0.key), $0.value) }
        return Egress(
            proxies: Dictionary(uniqueKeysWithValues: own),
            defaultProxies: configuration.proxies["*"] ?? [],
            addressGuard: try addressGuard(configuration)
        )
    }

    static func addressGuard(_ configuration: Configuration) throws -> AddressGuard {
        func blocks(_ texts: [String]) throws -> [AddressBlock] {
            try texts.map { text in
                guard let block = AddressBlock(text) else {
                    throw CommandFailure("\(text) is no network such as 10.0.0.0/8")
                }
                return block
            }
        }
        return AddressGuard(
            allowed: try blocks(configuration.allowedNetworks),
            denied: try blocks(configuration.deniedNetworks)
        )
    }

    static func cookies(_ configuration: Configuration) throws -> [PlatformID: CookiePool] {
        let pools = try configuration.cookieFiles.map { platform, files in
            (PlatformID(rawValue: platform), CookiePool(try files.map { try jar($0, of: platform) }))
        }
        return Dictionary(uniqueKeysWithValues: pools)
    }

    private static func jar(_ file: String, of platform: String) throws -> CookieJar {
        let text: String
        do { text = try String(contentsOfFile: file, encoding: .utf8) } catch {
            throw CommandFailure(
                "the cookies of \(platform) cannot be read from \(file): \(error.localizedDescription)"
            )
        }
        switch CookieFile.cookies(in: text) {
        case .success(let cookies): return CookieJar(cookies)
        case .failure(let line):
            throw CommandFailure("\(file), line \(line.number): not in the Netscape cookie format")
        }
    }

    private static func monotonicNanoseconds() -> UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }
}

extension SharedArea: SharedWords {}
