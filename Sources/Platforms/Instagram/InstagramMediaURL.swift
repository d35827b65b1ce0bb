internal import JSON

/// A media address of Instagram's CDN: its allowed hosts, its expiry, and what the encoder wrote into it.
struct InstagramMediaURL {
    let text: String
    private let url: MediaURL

    /// - Returns: `nil` for an address that is not on the CDN.
    init?(_ text: String?) {
        guard let text, let url = MediaURL(text),
            Platform.instagram.media.covers(host: url.host), !url.host.hasPrefix("static."), !url.host.hasPrefix("www.")
        else { return nil }
        self.text = text
        self.url = url
    }

    /// Seconds since 1970: `oe`, in hexadecimal digits.
    var expiresAt: Int? {
        guard let digits = url.parameter("oe"), let seconds = Int(digits, radix: 16),
            (1..<100_000_000_000).contains(seconds)
        else { return nil }
        return seconds
    }

    /// Whether the picture is cut: `stp` has a part such as `c0.180.1440.1440a`.
    var isCropped: Bool {
        guard let steps = url.parameter("stp") else { return false }
        return steps.split(separator: "_").contains { part in
            part.first == "c" && part.dropFirst().first?.isNumber == true && part.contains(".")
        }
    }

    /// What the encoder noted: base64 of JSON, percent-encoded once or twice.
    private var encoding: JSONValue {
        guard let text = url.parameter("efg"), let bytes = Base64.decoded(PercentEncoding.decoded(text.utf8)) else {
            return .missing
        }
        do { return try JSONDocument(parsing: bytes).root } catch { return .missing }
    }

    /// The shorter side in pixels: the number of three or four digits between the dots of `vencode_tag`.
    var shorterSide: Int? {
        encoding["vencode_tag"].string?.split(separator: ".").lazy
            .filter { (3...4).contains($0.utf8.count) }.compactMap { Int($0) }.first { $0 > 0 }
    }

    /// Whole seconds.
    var duration: Double? { encoding["duration_s"].span }

    /// Bits a second.
    var bitrate: Int? { encoding["bitrate"].figure() }

    func file(index: Int, size: Int? = nil) -> MediaFile {
        MediaFile(url: text, index: index, size: size, expiresAt: expiresAt)
    }
}
