import Foundation
import JSON
import Media
import Platforms
import Testing

@testable import API

/// Shorthands for what hostile callers of the media proxy send.
enum HostileRequests {
    static let sameOrigin: [(String, String)] = [("sec-fetch-site", "same-origin")]

    /// Everything but letters and digits escaped.
    static func escaped(_ text: String) -> String {
        text.utf8.map { byte in
            let isPlain = UInt8(ascii: "a") <= byte && byte <= UInt8(ascii: "z")
            return isPlain ? String(UnicodeScalar(byte)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }.joined()
    }

    static func target(_ url: String, platform: String = "tiktok") -> String {
        "/api/media-proxy?platform=\(platform)&url=\(escaped(url))"
    }

    static func api() throws -> TestAPI {
        try TestAPI(media: MediaSettings(signer: LinkSigner(keys: LinkKeys(text: LinkKeys.newKey())), merges: true))
    }
}

extension TestAPI {
    /// An unsigned request of this site's own pages.
    func unsigned(_ url: String, platform: String = "tiktok", headers: [(String, String)] = []) -> MediaResult {
        media(HostileRequests.target(url, platform: platform), headers: HostileRequests.sameOrigin + headers)
    }
}

extension Answer {
    /// A refusal in the envelope.
    func expectRefusal(_ status: Int, _ code: String, _ comment: Comment) {
        #expect(self.status == status && self.code == code, comment)
        #expect(json["status"].int == status && json["data"].exists && json["data"].isNull, comment)
        #expect(json["msg"].nonEmptyString != nil, comment)
        #expect(header("X-Content-Type-Options") == "nosniff" && header("Cache-Control") == "no-store", comment)
    }
}
