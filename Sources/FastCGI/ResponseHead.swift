/// The head of an answer as CGI has it (RFC 3875, section 6.2).
enum ResponseHead {
    /// Control characters in a header would let an answer be split in two, so such a header is left out.
    static func bytes(status: Int, headers: [(name: String, value: String)]) -> [UInt8] {
        var head = "Status: \(status)\(reasons[status] ?? "")\r\n"
        for header in headers where isSafe(header.name) && isSafe(header.value) {
            head += "\(header.name): \(header.value)\r\n"
        }
        return Array("\(head)\r\n".utf8)
    }

    /// Reason phrases (RFC 9110, section 15), with a space before them; nginx passes them on.
    private static let reasons = [
        200: " OK", 201: " Created", 206: " Partial Content", 304: " Not Modified", 400: " Bad Request",
        401: " Unauthorized", 402: " Payment Required", 403: " Forbidden", 404: " Not Found",
        405: " Method Not Allowed",
        409: " Conflict", 413: " Content Too Large", 415: " Unsupported Media Type", 416: " Range Not Satisfiable",
        422: " Unprocessable Content", 429: " Too Many Requests", 500: " Internal Server Error", 502: " Bad Gateway",
        503: " Service Unavailable", 504: " Gateway Timeout",
    ]

    private static func isSafe(_ text: String) -> Bool {
        text.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 }
    }
}
