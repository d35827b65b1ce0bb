internal import Addresses
internal import PostgresLedger

extension Setting {
    /// All settings, in the order in which they are shown; ``SettingFamily`` has those of which each platform has one.
    static let all: [Setting] = groups.flatMap(\.settings)

    static let groups: [(name: String, settings: [Setting])] = [
        ("Places", places), ("Ledger", ledger), ("Workers", workers), ("Parsing", parsing), ("Media", media),
        ("Limits", limits),
    ]

    private static let places = [
        Setting(
            name: "EASYDOWN_STATE",
            meaning: "Folder of the ledger, the sockets and the logs.",
            expected: "a path",
            initial: Configuration().state
        ) {
            guard !$0.isEmpty else { return false }
            $1.state = $0
            return true
        },
        text("EASYDOWN_SOCKETS", .init(\.sockets), "Folder of the unix sockets; run in the state folder where unset."),
        text("EASYDOWN_API_LISTEN", .init(\.apiListen), "Where parses come in: unix:/path or 127.0.0.1:9000."),
        text("EASYDOWN_MEDIA_LISTEN", .init(\.mediaListen), "Where downloads come in."),
        text("EASYDOWN_STATUS_LISTEN", .init(\.statusListen), "Where /status and /metrics are served; never public."),
        text("EASYDOWN_USER", .init(\.user), "User that the service becomes where root starts it."),
        text("EASYDOWN_SOCKET_GROUP", .init(\.socketGroup), "Group that may connect to the sockets: the web server's."),
        text("EASYDOWN_PID_FILE", .init(\.pidFile), "File that holds the parent's process number."),
        text("EASYDOWN_LOG_FILE", .init(\.logFile), "File for the log; standard error where unset."),
        Setting(
            name: "EASYDOWN_PUBLIC_ORIGIN",
            meaning: "Origin under which callers reach the service: the start of the links in answers.",
            expected: "http:// or https:// and a host, without a path",
            initial: nil
        ) { text, configuration in
            var rest = text[...]
            for scheme in ["https://", "http://"] where rest.hasPrefix(scheme) { rest = rest.dropFirst(scheme.count) }
            guard text.isEmpty || rest.count < text.count && !rest.isEmpty && !rest.contains("/") else { return false }
            configuration.publicOrigin = text
            return true
        },
    ]

    private static let ledger = [
        Setting(
            name: "EASYDOWN_DATABASE",
            meaning: "The PostgreSQL database of the ledger; a file in the state folder where unset.",
            expected: "postgres://user:password@host:port/database, with what is not a letter or digit in the password "
                + "written as %40 and so on",
            initial: nil,
            isSecret: true
        ) { text, configuration in
            configuration.database = PostgresAddress(text)
            return text.isEmpty || configuration.database != nil
        },
        text(
            "EASYDOWN_DATABASE_FILE",
            .init(\.databaseFile),
            "File whose one line is the database's address, in place of EASYDOWN_DATABASE: for a secret."
        ),
        count(
            "EASYDOWN_DATABASE_CONNECTIONS",
            .init(\.databaseConnections),
            1...256,
            "Connections to the database that one worker has at most."
        ),
        Setting(
            name: "EASYDOWN_LEDGER_DURABILITY",
            meaning:
                "full: every charge is on the disk before the answer. normal: faster, a power cut may undo the last. "
                + "For the file; a database has settings of its own.",
            expected: "full or normal",
            initial: Configuration().isDurable ? "full" : "normal"
        ) { text, configuration in
            guard text == "full" || text == "normal" else { return false }
            configuration.isDurable = text == "full"
            return true
        },
        count(
            "EASYDOWN_CHECKPOINT_SECONDS",
            .init(\.checkpointSeconds),
            1...3600,
            "Seconds between two checkpoints of the ledger's file."
        ),
    ]

    private static let workers = [
        count("EASYDOWN_API_WORKERS", .init(\.apiWorkers), 1...256, "Processes that parse."),
        count("EASYDOWN_API_THREADS", .init(\.apiThreads), 1...256, "Parses at a time in each of them."),
        count("EASYDOWN_MEDIA_WORKERS", .init(\.mediaWorkers), 1...256, "Processes for downloads."),
        count(
            "EASYDOWN_MEDIA_THREADS",
            .init(\.mediaThreads),
            1...256,
            "Requests for media that each of them judges at a time."
        ),
        count("EASYDOWN_MEDIA_STREAMS", .init(\.mediaStreams), 1...65_536, "Downloads at a time in each of them."),
        count(
            "EASYDOWN_MAX_REQUESTS",
            .init(\.maxRequests),
            0...1_000_000_000,
            "Requests after which a worker is replaced; 0 means never."
        ),
        count(
            "EASYDOWN_MAX_MEMORY",
            .init(\.maxMemory),
            0...1_000_000,
            "Mebibytes of memory above which a worker is replaced; 0 means never."
        ),
        count(
            "EASYDOWN_DRAIN_SECONDS",
            .init(\.drainSeconds),
            1...3600,
            "Seconds that a worker may take to finish what it holds."
        ),
        count("EASYDOWN_MEDIA_DRAIN_SECONDS", .init(\.mediaDrainSeconds), 1...86_400, "The same for downloads."),
        count(
            "EASYDOWN_API_LEAST_WORKERS",
            .init(\.apiLeastWorkers),
            0...256,
            "Processes that parse and stay without load, others come with it; all of them stay where unset."
        ),
        count(
            "EASYDOWN_MEDIA_LEAST_WORKERS",
            .init(\.mediaLeastWorkers),
            0...256,
            "The same for processes for downloads."
        ),
        count("EASYDOWN_IDLE_SECONDS", .init(\.idleSeconds), 1...86_400, "Seconds after which an idle process goes."),
        count(
            "EASYDOWN_SLOW_SECONDS",
            .init(\.slowSeconds),
            0...3600,
            "Seconds after which a request is reported with what it is doing; 0 means never."
        ),
        count(
            "EASYDOWN_EMERGENCY_DEATHS",
            .init(\.emergencyDeaths),
            0...10_000,
            "Deaths of processes at which the service stops for good; 0 means never."
        ),
        count(
            "EASYDOWN_EMERGENCY_SECONDS",
            .init(\.emergencySeconds),
            1...86_400,
            "Seconds within which they count."
        ),
    ]

    private static let parsing = [
        count("EASYDOWN_PARSE_SECONDS", .init(\.parseSeconds), 1...120, "Seconds in which a parse must end."),
        count(
            "EASYDOWN_CACHE_SECONDS",
            .init(\.cacheSeconds),
            0...300,
            "Seconds for which a parsed post is kept for others who ask for it; 0 means not at all."
        ),
        text(
            "EASYDOWN_RECORDINGS",
            .init(\.recordings),
            "Folder of recorded answers to use in place of the internet: the offline mode."
        ),
        count(
            "EASYDOWN_REPLAY_PORT",
            .init(\.replayPort),
            0...65_535,
            "Loopback port of the offline mode; 0 means any."
        ),
        Setting(
            name: "EASYDOWN_ALLOWED_NETWORKS",
            meaning: "Networks that may be asked although they are not public, as CIDR blocks with commas between.",
            expected: "CIDR blocks with commas between",
            initial: nil
        ) { text, configuration in
            networks(text).map { configuration.allowedNetworks = $0 } != nil
        },
        Setting(
            name: "EASYDOWN_DENIED_NETWORKS",
            meaning: "Networks that may never be asked: the server's own public addresses.",
            expected: "CIDR blocks with commas between",
            initial: nil
        ) { text, configuration in
            networks(text).map { configuration.deniedNetworks = $0 } != nil
        },
        choice(
            "EASYDOWN_PROXY_FOR_MEDIA",
            .init(\.proxiesMedia),
            "Whether downloads take the proxy that the parse took: YouTube's addresses are bound to it."
        ),
    ]

    private static let media = [
        text(
            "EASYDOWN_LINK_KEYS",
            .init(\.linkKeys),
            "File of the keys that media links are signed with, the same on every machine; link-keys in the state folder "
                + "where unset."
        ),
        count(
            "EASYDOWN_LINK_SECONDS",
            .init(\.linkSeconds),
            60...604_800,
            "Seconds for which a media link is good at most; less where its media address expires before."
        ),
        choice(
            "EASYDOWN_UNSIGNED_MEDIA",
            .init(\.servesUnsigned),
            "Whether this site's own pages may download without a signed link."
        ),
        text(
            "EASYDOWN_FFMPEG",
            .init(\.ffmpegPath),
            "The ffmpeg that merges picture and sound; looked for along PATH where unset, off for no merges."
        ),
        count("EASYDOWN_MERGES", .init(\.merges), 1...256, "Merges at a time in one media worker."),
        count(
            "EASYDOWN_ORIGIN_STALL_SECONDS",
            .init(\.originStallSeconds),
            1...600,
            "Seconds without a byte from a media host before it is asked anew."
        ),
        count(
            "EASYDOWN_CLIENT_STALL_SECONDS",
            .init(\.clientStallSeconds),
            1...3600,
            "Seconds without a byte taken by a client before its download is given up."
        ),
    ]

    private static let limits = [
        rate("EASYDOWN_KEY_RATE", .init(\.keyRate), "Requests a second and burst of one key."),
        rate("EASYDOWN_ADDRESS_RATE", .init(\.addressRate), "Requests a second and burst of one client address."),
        rate(
            "EASYDOWN_FAILURE_RATE",
            .init(\.failureRate),
            "Failed parses a second and burst of one key; they are free."
        ),
        text(
            "EASYDOWN_DEMO_KEY",
            .init(\.demoKey),
            "Id of the key (key_…) that pays for the demo page; no demo where unset."
        ),
        text(
            "EASYDOWN_EXAMPLES",
            .init(\.examples),
            "Links of posts that the demo page offers to try, one a platform, with blanks between."
        ),
        rate("EASYDOWN_DEMO_RATE", .init(\.demoRate), "Parses a second and burst of the demo page from one address."),
    ]
}

extension Setting {
    private static func networks(_ text: String) -> [String]? {
        let blocks = text.split(separator: ",").map { $0.trimmed }
        return blocks.allSatisfy { AddressBlock($0) != nil } ? blocks : nil
    }
}

extension Substring {
    /// Without spaces at either end.
    var trimmed: String {
        var text = self
        while text.first == " " || text.first == "\t" { text.removeFirst() }
        while text.last == " " || text.last == "\t" || text.last == "\r" { text.removeLast() }
        return String(text)
    }
}
