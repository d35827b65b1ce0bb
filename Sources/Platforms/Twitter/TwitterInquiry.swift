internal import JSON

/// One post asked for by GraphQL: what to send, and what an answer means. Each remedy is tried once.
struct TwitterInquiry {
    let id: String
    private var query = 0
    private var hasRenewedToken = false
    private var features: [String] = []

    enum Step {
        case again(forgetsToken: Bool)
        case result(JSONValue)
    }

    init(id: String) { self.id = id }

    func request(as caller: TwitterCaller) -> PageRequest {
        TwitterRequests.post(id: id, queryID: TwitterRequests.queryIDs[query], as: caller, extraFeatures: features)
    }

    mutating func judge(_ response: PageResponse) throws(ExtractionFailure) -> Step {
        let root: JSONValue
        do { root = try JSONDocument(parsing: response.body).root } catch { root = .missing }
        let errors = root["errors"].array
        switch response.status {
        case 200: return try read(root, errors)
        case 401, 403:
            guard !errors.isEmpty, !hasRenewedToken else {
                throw ExtractionFailure(.blockedByPlatform, "graphql: status \(response.status)")
            }
            hasRenewedToken = true
            return .again(forgetsToken: true)
        case 404:
            guard query + 1 < TwitterRequests.queryIDs.count else {
                throw ExtractionFailure(.platformChanged, "graphql: every query id is retired")
            }
            query += 1
            return .again(forgetsToken: false)
        case 400: return try addFeatures(errors)
        case 429: throw ExtractionFailure(.rateLimited, "graphql: status 429", retryAfter: Self.wait(response))
        case 500...: throw ExtractionFailure(.platformTimeout, "graphql: status \(response.status)")
        default: throw ExtractionFailure(.platformChanged, "graphql: status \(response.status)")
        }
    }

    private func read(_ root: JSONValue, _ errors: [JSONValue]) throws(ExtractionFailure) -> Step {
        let found = root["data"]["tweetResult"]
        guard found.exists else {
            if let refusal = TwitterRefusal.of(errors: errors) { throw refusal }
            throw .changed(missing: "data.tweetResult")
        }
        let outer = found["result"]
        guard !outer.isNull else { throw ExtractionFailure(.notFound, "tweetResult is empty") }
        if let refusal = TwitterRefusal.of(outer) { throw refusal }
        let result = TwitterPost.unwrapped(outer)
        if let refusal = TwitterRefusal.of(result) { throw refusal }
        guard !result["legacy"].isNull else { throw .changed(missing: "tweetResult.result.legacy") }
        return .result(result)
    }

    /// "The following features cannot be null: a, b": new flags, which are then sent as off.
    private mutating func addFeatures(_ errors: [JSONValue]) throws(ExtractionFailure) -> Step {
        let names = errors.compactMap { $0["message"].string }.filter { $0.contains("cannot be null") }
            .flatMap { $0.split(separator: ":").last?.split(separator: ",") ?? [] }
            .map { $0.filter { !$0.isWhitespace } }
            .filter { Alphabet(Alphabet.letters + "0123456789_").spells($0, 1...120) }
        guard !names.isEmpty, names.count <= 40, features.isEmpty else {
            throw ExtractionFailure(.platformChanged, "graphql: status 400")
        }
        features = names
        return .again(forgetsToken: false)
    }

    private static func wait(_ response: PageResponse) -> Duration? {
        guard let reset = response.header("x-rate-limit-reset").flatMap({ Double($0) }) else { return nil }
        let now = response.header("date").flatMap { HTTPDate.seconds($0) }
        guard let now else { return .seconds(900) }
        return .seconds(min(max(1, reset - Double(now)), 3600))
    }
}
