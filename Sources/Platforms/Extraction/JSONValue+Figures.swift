internal import JSON

/// Figures as an answer may use them: what is senseless reads as unknown.
extension JSONValue {
    /// A whole number above 0 and below `limit`.
    func figure(below limit: Int = .max) -> Int? { int.flatMap { $0 > 0 && $0 < limit ? $0 : nil } }

    /// A picture's width or height in pixels.
    var side: Int? { figure(below: 65_536) }

    /// Seconds from 1970 until the year 9999, as RFC 3339 can write them.
    var instant: Int? { int.flatMap { (0..<253_402_300_800).contains($0) ? $0 : nil } }

    /// A length of time, in whatever unit; never negative.
    var span: Double? { double.flatMap { $0 >= 0 ? $0 : nil } }
}
