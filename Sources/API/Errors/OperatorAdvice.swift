package import Platforms

extension Platform {
    /// What an operator can do about a failure, for the log and for `easydown doctor`; `nil` where it is the post's own.
    package func advice(on reason: FailureReason) -> String? {
        let name = id.rawValue.uppercased()
        let cookies = usesCookies ? "cookies: EASYDOWN_COOKIES_\(name)" : nil
        switch reason {
        case .blockedByPlatform, .rateLimited:
            return (["another address: EASYDOWN_PROXY_\(name)", cookies].compactMap(\.self)).joined(separator: "; or ")
        case .loginRequired, .ageRestricted:
            return cookies ?? "nothing: no account is used for this platform"
        case .regionRestricted: return "an address elsewhere: EASYDOWN_PROXY_\(name)"
        case .platformTimeout: return "look at the network, or raise EASYDOWN_PARSE_SECONDS"
        case .platformChanged: return "update Easydown; if that does not help, report it with this line"
        case .notFound, .private, .live, .paidOrDRM, .noMedia: return nil
        }
    }
}
