internal import JSON

/// A media address of Instagram's CDN: its allowed hosts, its expiry, and what the encoder wrote into it.
struct InstagramMediaURL {
    let text: String
    private let url: MediaURL

    /// - Returns: `nil` for an address that is not on the CDN.
    init?(_ text: String?) {
        guard let text = text.map(MediaURL.secured), let url = MediaURL(text),
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
        return steps.utf8.split(separator: UInt8(ascii: "_")).contains { part in
            let isNumbered =
                part.dropFirst().first.map { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ?? false
            return part.first == UInt8(ascii: "c") && isNumbered && part.contains(UInt8(ascii: "."))
        }
    }

    /// What the encoder noted: base64 of JSON, percent-encoded once or twice.
    var encoding: Encoding {
        guard let text = url.parameter("efg"), let bytes = Base64.decoded(PercentEncoding.decoded(text.utf8)) else {
            return Encoding(notes: .missing)
        }
        do { return Encoding(notes: try JSONDocument(parsing: bytes).root) } catch { return Encoding(notes: .missing) }
    }

    /// What an address says of its file, where it says anything.
    struct Encoding {
        /// The shorter side in pixels: the number of three or four digits between the dots of `vencode_tag`.
        let shorterSide: Int?
        /// Whole seconds.
        let duration: Double?
        /// Bits a second.
        let bitrate: Int?

        fileprivate init(notes: JSONValue) {
            shorterSide =
                notes["vencode_tag"].string?.utf8.split(separator: UInt8(ascii: ".")).lazy
                .filter { (3...4).contains($0.count) }.compactMap { Int(Substring($0)) }.first { $0 > 0 }
            duration = notes["duration_s"].span
            bitrate = notes["bitrate"].figure()
        }
    }

    func file(index: Int, size: Int? = nil) -> MediaFile {
        MediaFile(url: text, index: index, size: size, expiresAt: expiresAt)
    }
}
