import Foundation
import Platforms
import Testing

@testable import easydown

@Suite("Settings")
struct ConfigurationTests {
    @Test("Without any setting everything has a sound default")
    func defaults() throws {
        let configuration = try Configuration(environment: ["PATH": "/bin", "HOME": "/"])
        #expect(configuration == Configuration())
        #expect(configuration.apiAddress == "unix:/var/lib/easydown/run/api.sock")
        #expect(configuration.isDurable)
    }

    static let sound: [(String, String, @Sendable (Configuration) -> Bool)] = [
        ("EASYDOWN_STATE", "/srv/x", { $0.ledgerPath == "/srv/x/ledger.sqlite" }),
        ("EASYDOWN_API_LISTEN", "127.0.0.1:9000", { $0.apiAddress == "127.0.0.1:9000" }),
        ("EASYDOWN_API_WORKERS", "8", { $0.apiWorkers == 8 }),
        ("EASYDOWN_MAX_REQUESTS", "0", { $0.maxRequests == 0 }),
        ("EASYDOWN_KEY_RATE", "2.5/10", { $0.keyRate == .init(perSecond: 2.5, burst: 10) }),
        ("EASYDOWN_LEDGER_DURABILITY", "normal", { !$0.isDurable }),
        ("EASYDOWN_DATABASE", "postgres://u:p@db/ledger", { $0.database.map { "\($0)" } == "db/ledger" }),
        ("EASYDOWN_DATABASE", "", { $0.database == nil }),
        ("EASYDOWN_DATABASE_FILE", "/etc/x", { $0.databaseFile == "/etc/x" }),
        ("EASYDOWN_DATABASE_CONNECTIONS", "3", { $0.databaseConnections == 3 }),
        ("EASYDOWN_ALLOWED_NETWORKS", "10.0.0.0/8, fd00::/8", { $0.allowedNetworks == ["10.0.0.0/8", "fd00::/8"] }),
        ("EASYDOWN_PUBLIC_ORIGIN", "https://api.example:8443", { $0.publicOrigin == "https://api.example:8443" }),
        ("EASYDOWN_PROXY", "http://a:1,socks5h://b:2", { $0.proxies["*"] == ["http://a:1", "socks5h://b:2"] }),
        ("EASYDOWN_PROXY_YOUTUBE", "https://u:p@a:1", { $0.proxies["youtube"] == ["https://u:p@a:1"] }),
        ("EASYDOWN_COOKIES_INSTAGRAM", "/etc/c.txt", { $0.cookieFiles == ["instagram": ["/etc/c.txt"]] }),
        ("EASYDOWN_PACE_DOUYIN", "0.5/3", { $0.paces["douyin"] == .some(.init(perSecond: 0.5, burst: 3)) }),
        ("EASYDOWN_PACE_DOUYIN", "off", { $0.paces["douyin"] == .some(nil) }),
        ("EASYDOWN_LOG_FILE", "", { $0.logFile == nil }),
    ]

    @Test("Each setting is read", arguments: sound.indices)
    func reads(place: Int) throws {
        let (name, value, holds) = Self.sound[place]
        #expect(holds(try Configuration(environment: [name: value])), "\(name)=\(value)")
    }

    @Test(
        "A senseless value is named with what is expected",
        arguments: [
            ("EASYDOWN_STATE", ""), ("EASYDOWN_API_WORKERS", "0"), ("EASYDOWN_API_WORKERS", "257"),
            ("EASYDOWN_API_WORKERS", "many"), ("EASYDOWN_API_WORKERS", "9223372036854775808"),
            ("EASYDOWN_PARSE_SECONDS", "-1"), ("EASYDOWN_KEY_RATE", "10"), ("EASYDOWN_KEY_RATE", "0/10"),
            ("EASYDOWN_KEY_RATE", "nan/10"), ("EASYDOWN_KEY_RATE", "1/2/3"), ("EASYDOWN_KEY_RATE", "inf/3"),
            ("EASYDOWN_LEDGER_DURABILITY", "maybe"), ("EASYDOWN_ALLOWED_NETWORKS", "10.0.0.0/33"),
            ("EASYDOWN_DENIED_NETWORKS", "localhost"), ("EASYDOWN_PUBLIC_ORIGIN", "api.example"),
            ("EASYDOWN_PUBLIC_ORIGIN", "https://"), ("EASYDOWN_PUBLIC_ORIGIN", "https://a/b"),
            ("EASYDOWN_PROXY", "a:1"), ("EASYDOWN_PROXY", "ftp://a"), ("EASYDOWN_PROXY_X", "http://"),
            ("EASYDOWN_PACE_DOUYIN", "fast"), ("EASYDOWN_PACE_DOUYIN", "0/1"), ("EASYDOWN_PACE_DOUYIN", "1/0"),
            ("EASYDOWN_DATABASE", "mysql://h/d"), ("EASYDOWN_DATABASE_CONNECTIONS", "0"),
            ("EASYDOWN_PACE_DOUYIN", "nan/1"), ("EASYDOWN_PACE_X", "1/1"),
        ]
    )
    func refuses(name: String, value: String) {
        let error = #expect(throws: ConfigurationError.self) { try Configuration(environment: [name: value]) }
        #expect(error?.description.contains(name) == true)
    }

    @Test("A proxy's password is not in the message about it")
    func proxySecret() {
        let error = #expect(throws: ConfigurationError.self) {
            try Configuration(environment: ["EASYDOWN_PROXY": "http://a:1,user:secret@b:2"])
        }
        #expect(error?.description.contains("secret") == false)
    }

    @Test(
        "A database's password is not in the message about its address, nor in what is printed of the settings",
        arguments: ["postgres://u:secret@h@x/d", "secret", "postgres://u:secret@h:0x1/d", "postgres://u:secret@h/d"]
    )
    func databaseSecret(text: String) throws {
        do throws(ConfigurationError) {
            let configuration = try Configuration(environment: ["EASYDOWN_DATABASE": text])
            #expect(!"\(configuration)".contains("secret") && configuration.database != nil)
        } catch {
            #expect(!error.description.contains("secret") && error.description.contains("%40"))
        }
    }

    @Test("A misspelt setting is refused, with the one that was meant")
    func unknown() {
        let error = #expect(throws: ConfigurationError.self) {
            try Configuration(environment: ["EASYDOWN_API_WORKER": "2"])
        }
        #expect(error == .unknown(name: "EASYDOWN_API_WORKER", closest: "EASYDOWN_API_WORKERS"))
    }

    @Test("A file gives settings, the environment wins, and a broken line is named by its number")
    func file() throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "easydown-\(UUID().uuidString).conf").path
        defer { do { try FileManager.default.removeItem(atPath: file) } catch { print("left behind: \(file)") } }
        try "# workers\n\n EASYDOWN_API_WORKERS = 3 \nEASYDOWN_API_THREADS=5\r\n".write(
            toFile: file,
            atomically: true,
            encoding: .utf8
        )
        let configuration = try Configuration(environment: ["EASYDOWN_CONFIG": file, "EASYDOWN_API_THREADS": "7"])
        #expect(configuration.apiWorkers == 3 && configuration.apiThreads == 7)
        try "EASYDOWN_API_WORKERS 3\n".write(toFile: file, atomically: true, encoding: .utf8)
        #expect(throws: ConfigurationError.malformed(file: file, line: 1)) {
            try Configuration(environment: ["EASYDOWN_CONFIG": file])
        }
        #expect(throws: ConfigurationError.self) { try Configuration(environment: ["EASYDOWN_CONFIG": "/nowhere"]) }
    }

    @Test("A second file holds the secrets: it wins over the first, and the environment over both")
    func secrets() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "easydown-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { do { try FileManager.default.removeItem(at: folder) } catch { print("left behind: \(folder)") } }
        let (open, secret) = (folder.appending(path: "open").path, folder.appending(path: "secret").path)
        try "EASYDOWN_PROXY=http://a:1\nEASYDOWN_PROXY_WEIBO=http://b:1\nEASYDOWN_MERGES=2\n"
            .write(toFile: open, atomically: true, encoding: .utf8)
        try "EASYDOWN_PROXY=http://user:word@a:2\nEASYDOWN_MERGES=3\n"
            .write(toFile: secret, atomically: true, encoding: .utf8)
        let configuration = try Configuration(
            environment: ["EASYDOWN_CONFIG": open, "EASYDOWN_SECRETS": secret, "EASYDOWN_MERGES": "5"]
        )
        #expect(configuration.proxies["*"] == ["http://user:word@a:2"])
        #expect(configuration.proxies["weibo"] == ["http://b:1"] && configuration.merges == 5)
        #expect(throws: ConfigurationError.self) { try Configuration(environment: ["EASYDOWN_SECRETS": "/nowhere"]) }
    }

    @Test("Every setting has a name of its own, a sentence, and what is expected")
    func described() {
        #expect(Set(Setting.all.map(\.name)).count == Setting.all.count)
        for setting in Setting.all {
            #expect(setting.name.hasPrefix("EASYDOWN_") && setting.meaning.hasSuffix("."))
            #expect(!setting.expected.isEmpty)
        }
    }
}
