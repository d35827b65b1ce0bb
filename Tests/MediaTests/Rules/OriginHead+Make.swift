import Media

extension OriginHead {
    /// A head of `Name: value` lines.
    static func make(_ status: Int = 200, _ lines: String...) -> OriginHead { make(status, lines: lines) }

    static func make(_ status: Int, lines: [String]) -> OriginHead {
        OriginHead(
            status: status,
            headers: lines.map { line in
                let colon = line.firstIndex(of: ":") ?? line.endIndex
                return (String(line[..<colon]), String(line[colon...].dropFirst(2)))
            }
        )
    }
}
