internal import JSON

extension TikTokExtractor {
    /// The app's own endpoint, without a signature: few answers an address, so it comes last.
    static let app = Strategy("app") { link, session throws(ExtractionFailure) in
        let response = try session.send(TikTokRequests.app(id: link.id, device: device(session)))
        try TikTokRefusal.check(response)
        let root: JSONValue
        do { root = try JSONDocument(parsing: response.body).root } catch {
            throw ExtractionFailure(.platformChanged, "app: \(error)")
        }
        guard let details = root["aweme_details"].kind == .array ? root["aweme_details"].array : nil else {
            throw .changed(missing: "aweme_details")
        }
        guard let item = details.first(where: { $0["aweme_id"].identifier == link.id }) else {
            throw ExtractionFailure(.platformChanged, "\(TikTokRefusal.missingDoubt): aweme_details without the post")
        }
        return try TikTokAppItem(item, link: link).post()
    }

    /// A device number within the range that the app uses, the same for some days.
    private static func device(_ session: Session) -> String {
        if let known = session.tokens.value(named: "tiktok device") { return known }
        let number = String(UInt64.random(in: 7_250_000_000_000_000_000...7_325_099_899_999_994_577))
        session.tokens.store(number, named: "tiktok device", for: .seconds(3 * 86_400))
        return number
    }
}
