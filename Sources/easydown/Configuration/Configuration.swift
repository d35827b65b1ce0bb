internal import PostgresLedger

/// Every setting of the service, with its default. Reading them is ``Configuration+Reader``; what each means is in
/// ``Setting/all``.
struct Configuration: Sendable, Equatable {
    // MARK: Where things are

    /// Folder of the ledger, the sockets and the logs.
    var state = "/var/lib/easydown"
    /// Folder of sockets; `nil` means `run` in the state folder.
    var sockets: String?
    /// `unix:/path` or `127.0.0.1:9000`; `nil` means `api.sock` among the sockets.
    var apiListen: String?
    var mediaListen: String?
    var statusListen: String?
    /// User that the service becomes where root starts it; `nil` stays who it is.
    var user: String?
    /// Group that may connect to the unix sockets: the web server's.
    var socketGroup: String?
    /// Written by the parent, for tools that want one.
    var pidFile: String?
    /// `nil` means standard error.
    var logFile: String?
    /// Origin under which callers reach the service: the start of documentation links.
    var publicOrigin = ""

    // MARK: Workers

    var apiWorkers = 2
    var apiThreads = 64
    var mediaWorkers = 1
    /// Threads that judge requests for media; streams have loops of their own.
    var mediaThreads = 16
    /// Downloads at a time in one media worker.
    var mediaStreams = 4096
    /// Requests after which a worker is replaced; 0 means never.
    var maxRequests = 100_000
    /// Mebibytes of resident memory above which a worker is replaced; 0 means never.
    var maxMemory = 512
    /// Seconds that a worker may take to finish what it holds.
    var drainSeconds = 30
    /// The same for downloads.
    var mediaDrainSeconds = 600
    /// Workers that stay without load; `nil` keeps all of them all the time.
    var apiLeastWorkers: Int?
    var mediaLeastWorkers: Int?
    /// Seconds after which an idle worker above them goes.
    var idleSeconds = 60
    /// Seconds after which a request is reported as slow; 0 means never.
    var slowSeconds = 15
    /// Deaths of workers within ``emergencySeconds`` at which the service stops; 0 means never.
    var emergencyDeaths = 0
    var emergencySeconds = 60

    // MARK: Parsing

    /// Seconds in which a parse must end.
    var parseSeconds = 20
    /// Seconds for which a parsed post is kept for others who ask for it; 0 means not at all.
    var cacheSeconds = 20
    /// Folder of recordings in place of the internet.
    var recordings: String?
    /// Port of the replayer on the loopback interface; 0 means any.
    var replayPort = 0
    /// Proxies by platform name; `*` for all others.
    var proxies: [String: [String]] = [:]
    /// Files of cookies by platform name.
    var cookieFiles: [String: [String]] = [:]
    /// How posts are asked for by platform name, where not at the platform's own pace; `nil` for without any.
    var paces: [String: Rate?] = [:]
    /// Links that `easydown doctor --ask` asks for, by platform name.
    var doctorLinks: [String: String] = [:]
    /// Whether downloads take the proxy of the parse too.
    var proxiesMedia = true
    /// Networks that may be asked although they are not public, as CIDR blocks.
    var allowedNetworks: [String] = []
    /// Networks that may never be asked: the server's own public addresses.
    var deniedNetworks: [String] = []

    // MARK: Media

    /// File of the keys that media links are signed with; `nil` means `link-keys` in the state folder.
    var linkKeys: String?
    /// Seconds for which a media link is good at most.
    var linkSeconds = 21_600
    /// Whether this site's own pages may download without a signed link.
    var servesUnsigned = true
    /// The program that merges; `nil` looks along PATH, `off` means no merges.
    var ffmpegPath: String?
    /// Merges at a time in one media worker.
    var merges = 4
    /// Seconds without a byte from a media host before it is asked anew.
    var originStallSeconds = 20
    /// Seconds without a byte taken by a client before it is given up.
    var clientStallSeconds = 120

    // MARK: Limits

    /// Requests a second and burst.
    var keyRate = Rate(perSecond: 100, burst: 2000)
    var addressRate = Rate(perSecond: 100, burst: 2000)
    var failureRate = Rate(perSecond: 10, burst: 500)
    /// Id of the key that pays for the demo page; `nil` for no demo.
    var demoKey: String?
    /// Links of posts to try, with blanks between.
    var examples: String?
    var demoRate = Rate(perSecond: 0.2, burst: 20)

    // MARK: Ledger

    /// The PostgreSQL database of the ledger; `nil` means a file in the state folder.
    var database: PostgresAddress?
    /// File that holds the database's address; `nil` means that there is none.
    var databaseFile: String?
    /// Connections to the database of one worker at most.
    var databaseConnections = 8
    /// Whether every charge is on the disk before the caller is answered.
    var isDurable = true
    /// Seconds between two checkpoints of the ledger.
    var checkpointSeconds = 10

    /// How often something may happen.
    struct Rate: Sendable, Equatable {
        var perSecond: Double
        var burst: Int

        /// As settings have it: `100/2000`.
        var text: String { "\(Int(exactly: perSecond).map(String.init) ?? String(perSecond))/\(burst)" }
    }
}

extension Configuration {
    var ledgerPath: String { "\(state)/ledger.sqlite" }
    var linkKeyPath: String { linkKeys ?? "\(state)/link-keys" }
    var socketFolder: String { sockets ?? "\(state)/run" }
    var apiAddress: String { apiListen ?? "unix:\(socketFolder)/api.sock" }
    var mediaAddress: String { mediaListen ?? "unix:\(socketFolder)/media.sock" }
    var statusAddress: String { statusListen ?? "unix:\(socketFolder)/status.sock" }
    /// Where the replayer leaves the certificate of its throw-away authority.
    var replayAuthorityFile: String { "\(socketFolder)/replay-ca.pem" }
}
