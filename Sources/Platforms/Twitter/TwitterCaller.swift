/// As whom the web site's query is asked.
enum TwitterCaller {
    /// Anybody.
    case guest(token: String)
    /// An account, whose cookies the session holds; the token is one of them.
    case account(csrf: String)

    var headers: [(name: String, value: String)] {
        switch self {
        case .guest(let token): [("x-guest-token", token)]
        case .account(let csrf): [("x-csrf-token", csrf), ("x-twitter-auth-type", "OAuth2Session")]
        }
    }
}
