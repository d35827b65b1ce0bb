internal import Platforms

/// The form inside the seal: compact, and without a byte that depends on anything but the context.
extension LinkContext {
    /// Names the form. A link of another one is as good as expired.
    private static let version: UInt8 = 1
    /// Cookies may have so many bytes together, names and domains included.
    static let mostCookieBytes = 4096
    private static let mostCookies = 64

    /// - Returns: `nil` for more cookies than a link can carry: without all of them it might not work.
    var bytes: [UInt8]? {
        let size = cookies.reduce(0) { $0 + $1.name.utf8.count + $1.value.utf8.count + $1.domain.utf8.count }
        guard cookies.count <= Self.mostCookies, size <= Self.mostCookieBytes, egress >= 0, depth >= 0, duration >= 0
        else { return nil }
        var writer = ByteWriter(capacity: size + 256)
        writer.write(Self.version)
        writer.write(number: cookies.count)
        for cookie in cookies {
            writer.write(cookie.name)
            writer.write(cookie.value)
            writer.write(cookie.domain)
        }
        writer.write(postURL)
        writer.write(number: egress)
        writer.write(keyID)
        writer.write(number: depth)
        writer.write(container)
        writer.write(number: duration)
        for rendition in [rendition, audioRendition] {
            writer.write(rendition != nil)
            rendition?.write(to: &writer)
        }
        return writer.bytes
    }

    /// - Returns: `nil` for bytes of another form.
    init?(bytes: [UInt8]) {
        var reader = ByteReader(bytes)
        do {
            guard try reader.byte() == Self.version else { return nil }
            self.init()
            let count = try reader.number()
            guard count <= Self.mostCookies else { return nil }
            for _ in 0..<count {
                let (name, value, domain) = (try reader.text(), try reader.text(), try reader.text())
                cookies.append(CookieJar.Cookie(name: name, value: value, domain: domain))
            }
            postURL = try reader.optionalText()
            egress = try reader.number()
            keyID = try reader.optionalText()
            depth = try reader.number()
            container = try reader.optionalText()
            duration = try reader.number()
            rendition = try reader.flag() ? Rendition(from: &reader) : nil
            audioRendition = try reader.flag() ? Rendition(from: &reader) : nil
            guard reader.isAtEnd else { return nil }
        } catch { return nil }
    }
}
