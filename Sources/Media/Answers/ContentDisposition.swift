internal import Platforms

/// The header that offers an answer for saving, or for showing (RFC 6266).
package enum ContentDisposition {
    /// `attachment; filename="a _.mp4"; filename*=UTF-8''a%20%F0%9F%8E%AC.mp4`. The second form is left out where the
    /// first holds the whole name.
    ///
    /// - Parameter filename: made a sound one here, wherever it comes from; `nil` for none.
    package static func header(_ disposition: Disposition, filename: String?) -> String {
        guard let filename else { return disposition.rawValue }
        let name = FileName.safe(filename)
        let plain = plain(name)
        let header = "\(disposition.rawValue); filename=\"\(plain)\""
        // RFC 8187, section 3.2.1 allows a few more characters to stand unescaped; none of them has to.
        return plain == name ? header : header + "; filename*=UTF-8''\(PercentEncoding.encoded(name))"
    }

    /// An underscore for each run of characters beyond ASCII, and for what some browsers decode or cut at.
    private static func plain(_ name: String) -> String {
        var bytes: [UInt8] = []
        var isInRun = false
        for byte in name.utf8 {
            let isPlain = (0x20...0x7E).contains(byte) && !"%\"\\;".utf8.contains(byte)
            if isPlain { bytes.append(byte) } else if !isInRun { bytes.append(UInt8(ascii: "_")) }
            isInRun = !isPlain
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
