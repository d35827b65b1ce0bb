package import Platforms

/// The parameters of a link, decoded and judged by their form, signed or not. Whoever reads an unsigned link starts here
/// too.
package struct LinkParameters: Sendable, Equatable {
    package let platform: PlatformID
    package let target: MediaLink.Target
    package let filename: String?
    package let disposition: Disposition?
    /// Seconds since 1970; `nil` where there is none.
    package let expires: Int?
    let seal: String?
    let signature: String?

    private static let names: Set<String> = [
        "platform", "url", "video", "audio", "filename", "disposition", "exp", "seal", "sig",
    ]
    private static let mostExpiryDigits = 12
    /// The number with so many nines; seconds since 1970.
    package static let latestExpiry = 999_999_999_999
    /// Bytes; what a browser sends is cut to ``FileName``'s own length later.
    package static let longestFilename = 2048

    /// Whether it claims to be signed: then it is judged by its signature, never by the rules for unsigned ones.
    package var isSigned: Bool { signature != nil || seal != nil || expires != nil }

    /// - Parameter parameters: decoded, in any order.
    package init(_ parameters: [(name: String, value: String)]) throws(LinkRefusal) {
        var values: [String: String] = [:]
        for (name, value) in parameters {
            guard Self.names.contains(name) else { throw .unknownParameter }
            guard values.updateValue(value, forKey: name) == nil else { throw .repeatedParameter }
        }
        guard let platform = values["platform"] else { throw .missingParameter }
        guard Self.isPlatformName(platform) else { throw .malformed }
        self.platform = PlatformID(rawValue: platform)
        target = try Self.target(values)
        filename = values["filename"]
        guard (filename?.utf8.count ?? 0) <= Self.longestFilename else { throw .malformed }
        disposition = try Self.disposition(values["disposition"])
        expires = try Self.expiry(values["exp"])
        seal = values["seal"]
        signature = values["sig"]
    }

    private static func target(_ values: [String: String]) throws(LinkRefusal) -> MediaLink.Target {
        let merge = (video: values["video"], audio: values["audio"])
        let isMerge = merge.video != nil || merge.audio != nil
        guard ["url", "video", "audio"].allSatisfy({ values[$0] != "" }) else { throw .missingParameter }
        if let url = values["url"] {
            guard !isMerge else { throw .malformed }
            return .file(url: url)
        }
        guard isMerge else { throw .missingParameter }
        return .merge(video: merge.video, audio: merge.audio)
    }

    private static func disposition(_ text: String?) throws(LinkRefusal) -> Disposition? {
        guard let text else { return nil }
        guard let disposition = Disposition(rawValue: text) else { throw .malformed }
        return disposition
    }

    /// One spelling a number: digits, no sign, no leading zero.
    private static func expiry(_ text: String?) throws(LinkRefusal) -> Int? {
        guard let text else { return nil }
        guard text.utf8.count <= mostExpiryDigits, let number = HeaderText.number(text.utf8),
            text == "0" || text.utf8.first != UInt8(ascii: "0")
        else { throw .malformed }
        return number
    }

    static func isPlatformName(_ name: String) -> Bool {
        (1...32).contains(name.utf8.count)
            && name.utf8.allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
    }
}
