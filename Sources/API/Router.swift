/// Which endpoint a path is.
enum Router {
    enum Endpoint: Equatable {
        case parse
        case health
        case ready
        case platforms
        case usage
        case account
        case ledger
        case status
        case session
        case demo
        case keys
        case key(id: String)
        case keyAction(id: String, action: String)

        var methods: [String] {
            switch self {
            case .parse, .demo, .keyAction: ["POST"]
            case .health, .ready, .platforms, .usage, .account, .ledger, .status: ["GET", "HEAD"]
            case .session: ["GET", "HEAD", "POST", "DELETE"]
            case .keys: ["GET", "HEAD", "POST"]
            case .key: ["GET", "HEAD", "PATCH", "DELETE"]
            }
        }
    }

    static func endpoint(for path: String) -> Endpoint? {
        switch path {
        case "/healthz": return .health
        case "/readyz": return .ready
        case "/api/v1/parse": return .parse
        case "/api/v1/platforms": return .platforms
        case "/api/v1/usage": return .usage
        case "/api/v1/account": return .account
        case "/api/v1/ledger": return .ledger
        case "/api/v1/status": return .status
        case "/api/v1/keys": return .keys
        case "/api/session": return .session
        case "/api/demo/parse": return .demo
        default: break
        }
        let parts = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count >= 5, parts[..<4] == ["", "api", "v1", "keys"], parts[4].hasPrefix("key_") else { return nil }
        if parts.count == 5 { return .key(id: parts[4]) }
        guard parts.count == 6, ["reset", "revoke"].contains(parts[5]) else { return nil }
        return .keyAction(id: parts[4], action: parts[5])
    }
}
