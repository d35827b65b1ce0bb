internal import Platforms

/// Header injection and addresses that libcurl would read its own way end here.
enum HeaderSafety {
    /// - Returns: what is wrong with a request; `nil` where nothing is.
    static func refusal(url: String, headers: [(name: String, value: String)]) -> String? {
        let isSafe = headers.allSatisfy { header in
            header.name.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: ":") }
                && header.value.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F }
        }
        return isSafe ? RequestURL.refusal(of: url) : "a header with control characters"
    }
}
