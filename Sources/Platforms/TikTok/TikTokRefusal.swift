internal import JSON

/// What TikTok's refusals mean. See the dossier's table.
enum TikTokRefusal {
    /// Beginnings of a failure's detail that say more than its reason, should no other rung give the post.
    static let regionDoubt = "perhaps not from here"
    static let missingDoubt = "perhaps gone"

    /// Of an answer's status, before its body is read.
    static func check(_ response: PageResponse) throws(ExtractionFailure) {
        switch response.status {
        case 200: break
        case 300..<400: throw redirect(response.header("location") ?? "")
        case 429:
            let seconds = response.header("retry-after").flatMap { Int($0) } ?? 60
            throw ExtractionFailure(.rateLimited, "status 429", retryAfter: .seconds(min(max(1, seconds), 3600)))
        case 401, 403: throw ExtractionFailure(.blockedByPlatform, "status \(response.status)")
        // A lower rung's 404 says nothing of the post.
        case 404: throw ExtractionFailure(.platformChanged, "status 404")
        case 500...: throw ExtractionFailure(.platformTimeout, "status \(response.status)")
        default: throw ExtractionFailure(.platformChanged, "status \(response.status)")
        }
        if response.body.isEmpty { throw ExtractionFailure(.blockedByPlatform, "an empty answer") }
    }

    private static func redirect(_ location: String) -> ExtractionFailure {
        let path = LinkURL(parsing: location)?.path ?? location.split(separator: "/").map(String.init)
        if path.first?.hasPrefix("login") == true {
            return ExtractionFailure(.loginRequired, "sent to the log-in page")
        }
        return ExtractionFailure(.platformChanged, "sent elsewhere")
    }

    /// Of a page's `statusCode` and `statusMsg`; 0 is no refusal.
    static func failure(code: Int, message: String) -> ExtractionFailure? {
        let detail = "status \(code) \(message.prefix(60))"
        switch (code, message) {
        case (0, _): return nil
        case (10216, _), (10222, _), (10204, "status_self_see"): return ExtractionFailure(.private, detail)
        case (10231, _), (10219, _), (10204, "person_geo_fencing"), (10204, "copyright_geo_filter"):
            return ExtractionFailure(.regionRestricted, detail)
        case (10204, "content_classification"): return ExtractionFailure(.ageRestricted, detail)
        case (10221, _), (10204, "item doesn't exist"), (10204, "status_deleted"), (10204, "status_reviewing"),
            (10204, "status_audit_not_pass"):
            return ExtractionFailure(.notFound, detail)
        // Without a word it may be the region, a withdrawn sound, or this server's address: other rungs may know.
        case (10204, _), (100_004, _): return ExtractionFailure(.blockedByPlatform, "\(regionDoubt): \(detail)")
        default: return ExtractionFailure(.platformChanged, detail)
        }
    }

    /// Of an app answer's `status` object.
    static func failure(appStatus status: JSONValue) -> ExtractionFailure? {
        func isSet(_ name: String) -> Bool { status[name].bool == true || (status[name].int ?? 0) != 0 }
        if isSet("is_delete") { return ExtractionFailure(.notFound, "is_delete") }
        if isSet("private_status") || isSet("self_see") { return ExtractionFailure(.private, "private_status") }
        if isSet("in_reviewing") || isSet("is_prohibited") { return ExtractionFailure(.notFound, "under review") }
        return nil
    }
}
