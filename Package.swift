// swift-tools-version: 6.2
import Foundation
import PackageDescription

/// Every target of ours is strict: a warning is an error, and a layer imports only what it names here.
let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let atomics = Target.Dependency.product(name: "Atomics", package: "swift-atomics")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

/// A library target with the module's own tests beside it.
func module(_ name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = []) -> Target {
    .target(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: strict)
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .testTarget(name: name, dependencies: dependencies, swiftSettings: strict)
}

/// What several test targets share; never part of the product.
func support(_ name: String, executable: Bool = false, _ dependencies: [Target.Dependency]) -> Target {
    let path = "Tests/Support/\(name)"
    return executable
        ? .executableTarget(name: name, dependencies: dependencies, path: path, swiftSettings: strict)
        : .target(name: name, dependencies: dependencies, path: path, swiftSettings: strict)
}

/// Every platform's folder holds the facts it stands on; they are no source.
let platforms = Context.packageDirectory + "/Sources/Platforms"
let dossiers = try FileManager.default.contentsOfDirectory(atPath: platforms).map { "\($0)/DOSSIER.md" }
    .filter { FileManager.default.fileExists(atPath: "\(platforms)/\($0)") }.sorted()

let package = Package(
    name: "easydown",
    products: [.executable(name: "easydown", targets: ["easydown"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-atomics", from: "1.3.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    ],
    targets: [
        // C shims: one header and one source file each; only one Swift module imports each, but for CPosix, which also
        // has what ThreadSanitizer must be told of Swift's Mutex.
        .target(name: "CSimdjson", cxxSettings: [.unsafeFlags(["-O2"])], linkerSettings: [.linkedLibrary("simdjson")]),
        .target(name: "CLibcurl", linkerSettings: [.linkedLibrary("curl"), .linkedLibrary("ssl")]),
        .target(name: "CFastCGI", linkerSettings: [.linkedLibrary("fcgi")]),
        .target(name: "COpenSSL", linkerSettings: [.linkedLibrary("ssl"), .linkedLibrary("crypto")]),
        .target(
            name: "CMarkdown",
            linkerSettings: [.linkedLibrary(":libcmark-gfm-extensions.a"), .linkedLibrary(":libcmark-gfm.a")]
        ),
        .target(name: "CLibpq", linkerSettings: [.linkedLibrary("pq")]),
        .target(name: "CEventLoop"),
        .target(name: "CPosix"),

        // The middle: pure, knows neither callers nor sockets.
        module("JSON", ["CSimdjson"]),
        module("Platforms", ["JSON", crypto], exclude: dossiers),
        module("Addresses"),
        module("Metrics"),
        module("Ledger", ["Addresses", crypto]),
        module("Media", ["JSON", "Platforms", crypto]),
        module("Recordings", ["JSON"]),

        // The edges.
        module("SQLiteLedger", ["Ledger", grdb]),
        module("PostgresLedger", ["CLibpq", "Ledger"]),
        module("EventLoop", ["CEventLoop"]),
        module("HTTPClient", ["Addresses", "CLibcurl", "EventLoop", "Media", "Platforms"]),
        module("Replay", ["COpenSSL", "EventLoop", "Media", "Recordings"]),
        module("FastCGI", ["CFastCGI", "CPosix", logging]),
        module("Merging", ["CPosix"]),
        module("Streaming", ["EventLoop", "FastCGI", "Media", "Merging"]),
        module("API", ["Addresses", "JSON", "Ledger", "Media", "Metrics", "Platforms"]),
        module("Supervisor", ["CPosix", "Metrics", logging, atomics]),
        module("Site", ["API", "CMarkdown", "JSON", "Ledger", "Platforms", mustache]),

        // Wiring only.
        .executableTarget(
            name: "easydown",
            dependencies: [
                "API", "Addresses", "FastCGI", "HTTPClient", "JSON", "Ledger", "Media", "Merging", "Metrics",
                "Platforms", "PostgresLedger", "Recordings",
                "Replay", "SQLiteLedger", "Site", "Streaming", "Supervisor", argumentParser, logging,
            ],
            swiftSettings: strict
        ),

        // For "make bench" and "make bench-media"; no part of the product.
        .executableTarget(
            name: "MediaClient",
            path: "Benchmarks/MediaClient",
            cSettings: [.unsafeFlags(["-O2", "-Wall", "-Wextra", "-Werror"])]
        ),
        .target(name: "CBareFetch", path: "Benchmarks/CBareFetch", linkerSettings: [.linkedLibrary("curl")]),
        .executableTarget(
            name: "ParseBenchmark",
            dependencies: [
                "API", "CBareFetch", "HTTPClient", "JSON", "Ledger", "Platforms", "Recordings", "Replay",
                "SQLiteLedger",
            ],
            path: "Benchmarks/ParseBenchmark",
            swiftSettings: strict
        ),

        // Tests, and what several of them share.
        support("PlatformsTesting", ["JSON", "Platforms", "Recordings"]),
        .target(name: "CFakeNetwork", path: "Tests/Support/CFakeNetwork"),
        support("OriginTesting", ["CPosix", "CFakeNetwork", "HTTPClient", "Platforms"]),
        support("PostgresTesting", ["OriginTesting"]),
        support("TestWorker", executable: true, ["CPosix", "Supervisor"]),
        tests("JSONTests", ["JSON"]),
        tests("MetricsTests", ["Metrics"]),
        tests("RecordingsTests", ["JSON", "Recordings"]),
        tests("PlatformsTests", ["JSON", "Platforms", "PlatformsTesting", "Recordings"]),
        tests(
            "LedgerTests",
            ["Addresses", "Ledger", "OriginTesting", "PostgresLedger", "PostgresTesting", "SQLiteLedger", grdb]
        ),
        tests("MediaTests", ["Media", "Platforms"]),
        tests(
            "HTTPClientTests",
            ["Addresses", "COpenSSL", "HTTPClient", "OriginTesting", "Platforms", "Recordings", "Replay"]
        ),
        tests("EventLoopTests", ["EventLoop"]),
        tests(
            "StreamingTests",
            [
                "Addresses", "EventLoop", "FastCGI", "HTTPClient", "Media", "Merging", "OriginTesting", "Platforms",
                "Streaming",
            ]
        ),
        tests("MergingTests", ["Media", "Merging"]),
        tests("ReplayTests", ["HTTPClient", "Platforms", "Recordings", "Replay"]),
        tests("FastCGITests", ["FastCGI"]),
        tests(
            "APITests",
            [
                "API", "JSON", "Ledger", "Media", "Metrics", "Platforms", "PlatformsTesting", "Recordings",
                "SQLiteLedger",
            ]
        ),
        tests("SiteTests", ["API", "JSON", "Platforms", "Site"]),
        tests("SupervisorTests", ["CPosix", "Metrics", "Supervisor"]),
        tests("ProcessTests", ["CPosix", "Supervisor", "TestWorker"]),
        tests(
            "CommandTests",
            [
                "easydown", "API", "FastCGI", "JSON", "Ledger", "OriginTesting", "Platforms", "PostgresTesting",
                "Recordings", "SQLiteLedger", "Site", "Supervisor",
            ]
        ),
        tests(
            "EndToEndTests",
            [
                "easydown", "JSON", "Ledger", "Media", "OriginTesting", "Platforms", "PostgresTesting", "Recordings",
                "SQLiteLedger",
            ]
        ),
    ],
    cxxLanguageStandard: .cxx17
)

// "make fuzz" alone: the program has no main but libFuzzer's.
if Context.environment["EASYDOWN_FUZZ"] != nil {
    package.targets.append(
        .executableTarget(
            name: "Fuzz",
            dependencies: ["API", "FastCGI", "JSON", "Media", "Platforms"],
            path: "Tests/Fuzz",
            exclude: ["corpus"],
            swiftSettings: strict + [.unsafeFlags(["-parse-as-library"])]
        )
    )
}
