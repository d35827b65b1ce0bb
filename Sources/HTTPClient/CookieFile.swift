package import Platforms

/// An operator's cookies, in the format that browsers' exporters and yt-dlp use (Netscape): seven fields with tabs
/// between, one cookie a line.
package enum CookieFile {
    /// - Returns: the cookies; `nil` with the number of the first line that is none.
    package static func cookies(in text: String) -> Result<[CookieJar.Cookie], MalformedLine> {
        var cookies: [CookieJar.Cookie] = []
        for (number, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            // "#HttpOnly_" is no comment: it marks a cookie that scripts cannot read.
            let line = line.hasPrefix("#HttpOnly_") ? line.dropFirst("#HttpOnly_".count) : line
            if line.hasPrefix("#") || line.allSatisfy(\.isWhitespace) { continue }
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
            guard fields.count == 7, let value = fields.last?.filter({ !$0.isNewline }) else {
                return .failure(MalformedLine(number: number + 1))
            }
            let domain = fields[0].hasPrefix(".") ? fields[0].dropFirst() : fields[0]
            cookies.append(CookieJar.Cookie(name: String(fields[5]), value: value, domain: domain.lowercased()))
        }
        return .success(cookies)
    }

    package struct MalformedLine: Error, Equatable, Sendable {
        package let number: Int

        package init(number: Int) { self.number = number }
    }
}
