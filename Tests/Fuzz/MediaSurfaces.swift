import Media
import Platforms

/// The media proxy's surfaces.
enum MediaSurfaces {
    private static let rules = MediaRules(hostSuffixes: ["video.example"], referer: "https://video.example/")
    private static let signer: LinkSigner = {
        // One secret for all runs: a signature that a fuzzer finds is one that anybody finds.
        do { return LinkSigner(keys: try LinkKeys(text: String(repeating: "A", count: 43))) } catch {
            preconditionFailure("32 zero bytes are a key")
        }
    }()

    /// Nobody makes a link without the secret.
    static func signedLink(_ bytes: [UInt8]) {
        guard let parameters = try? QueryParameters.decoded(String(decoding: bytes, as: UTF8.self)) else { return }
        precondition((try? signer.open(parameters, now: 1_800_000_000)) == nil, "a forged link")
    }

    static func headers(_ bytes: [UInt8]) {
        let text = String(decoding: bytes, as: UTF8.self)
        if let range = ByteRange(text)?.resolved(in: 1000) {
            precondition(range.lowerBound >= 0 && range.upperBound < 1000, "within the file")
        }
        _ = (ContentRange(text), EntityTag(text), ContentType.isPage(text))
        let type = ContentType.answered(text)
        precondition(!type.contains("html") && !type.contains("svg") && !type.contains("xml"), "never a page")
        let name = FileName.safe(text)
        precondition(!name.contains("/") && !name.contains("\\") && name.utf8.count <= 255, "a name, no path")
        guard let address = try? MediaAddress(text, rules: rules) else { return }
        precondition(rules.covers(host: address.host), "on the platform's own hosts")
    }

    /// What is let through names nothing but links of ours.
    static func playlist(_ bytes: [UInt8]) {
        guard let base = try? MediaAddress("https://video.example/a/b.m3u8", rules: rules) else {
            preconditionFailure("an address of the rules")
        }
        let output = try? PlaylistRewriter().rewritten(bytes, base: base) { address, _ in
            precondition(rules.covers(host: address.host), "on the platform's own hosts")
            return "@"
        }
        guard let output else { return }
        for line in String(decoding: output, as: UTF8.self).split(separator: "\n") where !line.hasPrefix("#") {
            precondition(line == "@", "a line that is no link")
        }
    }
}
