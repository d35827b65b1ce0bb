/// What a media request asks beside the address: a part of the file, or the file only if it changed.
package struct ClientConditions: Hashable, Sendable {
    package internal(set) var range: ByteRange?
    /// Only beside a range.
    package private(set) var ifRange: String?
    package let ifNoneMatch: String?
    package let ifModifiedSince: String?

    /// The whole file, whatever its version.
    package static let none = ClientConditions(range: nil)

    package init(range: ByteRange?, ifRange: String? = nil) {
        self.range = range
        self.ifRange = range == nil ? nil : ifRange
        ifNoneMatch = nil
        ifModifiedSince = nil
    }

    /// Reads a caller's headers. One that is sent twice, is longer than 256 bytes, or holds anything but visible ASCII is
    /// as if it had not been sent.
    package init(headers: [(name: String, value: String)]) {
        func sane(_ name: String) -> String? {
            HeaderText.single(name, in: headers).flatMap { HeaderText.isSane($0) ? $0 : nil }
        }
        let wanted = sane("range").flatMap(ByteRange.init)
        let condition = sane("if-range")
        // Without its condition the range could be a part of another version: then the whole file is safe.
        let isBroken = condition == nil && !HeaderText.all("if-range", in: headers).isEmpty
        range = isBroken ? nil : wanted
        ifRange = range == nil ? nil : condition
        ifNoneMatch = sane("if-none-match")
        ifModifiedSince = sane("if-modified-since")
    }

    /// The same without the range.
    var whole: ClientConditions {
        var conditions = self
        (conditions.range, conditions.ifRange) = (nil, nil)
        return conditions
    }

    /// Whether 304 can be the answer.
    package var allowsNotModified: Bool { ifNoneMatch != nil || ifModifiedSince != nil }

    /// As they are sent upstream.
    package var headers: [(name: String, value: String)] {
        let all = [
            ("Range", range?.header), ("If-Range", ifRange), ("If-None-Match", ifNoneMatch),
            ("If-Modified-Since", ifModifiedSince),
        ]
        return all.compactMap { name, value in value.map { (name, $0) } }
    }
}
