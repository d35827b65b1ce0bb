/// Hostile inputs 1 to 66 as far as they are addresses: what a caller may send to the proxy, and to a parse.
enum HostileAddresses {
    /// Hosts of group "address forms" and of group "names and DNS", each where a host stands.
    static let hosts: [(number: Int, host: String)] = [
        (1, "127.0.0.1"), (2, "localhost"), (2, "localhost."), (3, "127.1"), (4, "2130706433"), (5, "0x7f000001"),
        (6, "0177.0.0.1"), (7, "0x7f.1"), (8, "0"), (8, "0.0.0.0"), (9, "[::]"), (10, "[::1]"),
        (11, "[::ffff:127.0.0.1]"), (12, "[::ffff:a9fe:a9fe]"), (13, "[::127.0.0.1]"), (14, "[64:ff9b::a9fe:a9fe]"),
        (15, "[64:ff9b:1::7f00:1]"), (16, "[2002:7f00:1::]"), (17, "[2001:0:a00:1::]"), (18, "[2606::5efe:10.0.0.1]"),
        (19, "[fd00::1]"), (19, "[fc00::1]"), (20, "[fe80::1%25eth0]"), (21, "[fec0::1]"), (22, "[ff02::1]"),
        (23, "10.0.0.1"), (23, "172.16.0.1"), (23, "172.31.255.255"), (23, "192.168.0.1"), (24, "100.64.0.1"),
        (25, "169.254.169.254"), (26, "metadata.google.internal"), (27, "198.18.0.1"), (28, "192.0.2.1"),
        (28, "198.51.100.1"), (28, "203.0.113.1"), (28, "192.0.0.1"), (29, "240.0.0.1"), (29, "255.255.255.255"),
        (29, "224.0.0.1"), (30, "api.example"), (31, "intranet"), (32, "172.15.255.255"), (32, "172.32.0.1"),
        (32, "100.128.0.1"), (32, "11.0.0.1"), (33, "127-0-0-1.sslip.io"), (33, "10.0.0.1.nip.io"), (34, "lvh.me"),
        (42, "tiktokcdn.com.evil.example"), (43, "eviltiktokcdn.com"), (44, "v16-tiktokcdn.com"),
        (45, "aXgooglevideoYcom"), (45, "aXgooglevideoYcom.example"), (46, "evil.example/?x=.googlevideo.com"),
        (46, "evil.example/#.googlevideo.com"), (46, "evil.example/.googlevideo.com"),
        (46, "evil.example/?.tiktokcdn.com"),
        (47, "v16.tiktokcdn.com.."), (49, "tіktokcdn.com"), (49, "１２７.０.０.１"), (49, "ⓔvil.com"),
        (49, "tiktok\u{AD}cdn.com"), (49, "v16．tiktokcdn．com"), (50, ""),
        (50, "\(String(repeating: "a", count: 64)).tiktokcdn.com"),
        (50, "\(String(repeating: "a.", count: 125))tiktokcdn.com"),
    ]

    /// Group "URL grammar".
    static let grammar: [(number: Int, text: String)] =
        [
            (51, "https://www.tiktok.com@evil.example/"), (51, "https://v16.tiktokcdn.com@evil.example/"),
            (52, "https://u:p@v16.tiktokcdn.com/"), (52, "https://@v16.tiktokcdn.com/"),
            (53, "https://evil.example\\@v16.tiktokcdn.com/"), (54, "https://v16.tiktokcdn.com\\.evil.example/"),
            (55, "https://evil.example#@v16.tiktokcdn.com/"), (56, "https://v16%2etiktokcdn.com/"),
            (56, "https://v16%00.tiktokcdn.com/"), (56, "https://v16%09.tiktokcdn.com/"),
            (56, "https://v16.tiktokcdn.com%0d%0a/"), (57, "https://v16\t.tiktokcdn.com/"),
            (57, "https://v16\n.tiktokcdn.com/"),
            (57, "https://v16 .tiktokcdn.com/"), (57, " https://v16.tiktokcdn.com/"),
            (57, "\nhttps://v16.tiktokcdn.com/"),
            (57, "https://v16.tiktokcdn.com/\u{0}"), (58, "//v16.tiktokcdn.com/x"), (58, "https:v16.tiktokcdn.com/x"),
            (58, "https:/v16.tiktokcdn.com/x"), (58, "https:///v16.tiktokcdn.com/x"), (58, "v16.tiktokcdn.com/x"),
            (58, ""),
            (61, "https://upos-sz.bilivideo.com/a.m4s"), (61, "https://r1.googlevideo.com/videoplayback"),
            (63, "https://v16.tiktokcdn.com/\(String(repeating: "a", count: 8192))"),
            (65, "https://v16.tiktokcdn%252ecom/"), (65, "https%3a%2f%2fv16.tiktokcdn.com/"),
        ] + ports.map { (59, "https://v16.tiktokcdn.com:\($0)/") } + schemes.map { (60, $0) }

    private static let ports = ["22", "25", "6379", "11211", "0", "65536", "99999", "", "80", "-1", "443x", "0443"]
    private static let schemes = [
        "file:///etc/passwd", "file://v16.tiktokcdn.com/", "ftp://v16.tiktokcdn.com/", "gopher://v16.tiktokcdn.com/",
        "dict://v16.tiktokcdn.com/", "ldap://v16.tiktokcdn.com/", "smb://v16.tiktokcdn.com/", "data:video/mp4,a",
        "javascript:alert(1)", "blob:https://v16.tiktokcdn.com/", "unix:/run/easydown/api.sock",
        "http+unix://%2frun%2feasydown/", "HTTPS+x://v16.tiktokcdn.com/", "concat:https://v16.tiktokcdn.com/",
    ]

    static var all: [(number: Int, text: String)] {
        hosts.flatMap { number, host in
            ["https", "http"].map { (number, "\($0)://\(host)\(host.contains("/") ? "" : "/latest/meta-data/")") }
        } + grammar
    }
}
