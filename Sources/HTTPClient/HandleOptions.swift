internal import CLibcurl
internal import Platforms

/// What every handle has in common. Nothing is read from the environment or the user's files.
enum HandleOptions {
    static func apply(to handle: UnsafeMutableRawPointer, egress: Egress) {
        let numbers: [(CURLoption, Int)] = [
            (CURLOPT_NOSIGNAL, 1), (CURLOPT_FOLLOWLOCATION, 0), (CURLOPT_NETRC, 0), (CURLOPT_UNRESTRICTED_AUTH, 0),
            (CURLOPT_SSL_VERIFYPEER, 1), (CURLOPT_SSL_VERIFYHOST, 2), (CURLOPT_HTTP09_ALLOWED, 0),
            (CURLOPT_DISALLOW_USERNAME_IN_URL, 1), (CURLOPT_DNS_CACHE_TIMEOUT, 60), (CURLOPT_TCP_KEEPALIVE, 1),
            (CURLOPT_QUICK_EXIT, 1), (CURLOPT_PATH_AS_IS, 1), (CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2)),
        ].map { ($0.0, Int($0.1)) }
        for (option, value) in numbers { ed_curl_set_long(handle, option, value) }
        ed_curl_set_text(handle, CURLOPT_PROTOCOLS_STR, "http,https")
        ed_curl_set_text(handle, CURLOPT_REDIR_PROTOCOLS_STR, "https")
        // NO_PROXY in the environment would send a proxied request straight to its target.
        ed_curl_set_text(handle, CURLOPT_NOPROXY, "")
        if let replay = egress.replay { ed_curl_set_text(handle, CURLOPT_CAINFO, replay.authorityFile) }
    }

    /// A request's header lines; libcurl's own that nobody asked for are taken out ("100 Continue" would cost a round
    /// trip).
    static func list(_ headers: [(name: String, value: String)]) -> UnsafeMutablePointer<curl_slist>? {
        var list: UnsafeMutablePointer<curl_slist>?
        for header in headers { list = curl_slist_append(list, header.name + ": " + header.value) }
        for name in ["expect", "accept", "content-type"]
        where !headers.contains(where: { HeaderName.isSame($0.name, name) }) {
            list = curl_slist_append(list, name + ":")
        }
        return list
    }
}
