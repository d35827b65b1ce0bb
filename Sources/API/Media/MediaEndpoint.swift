internal import Ledger
internal import Media
internal import Platforms

/// `GET, HEAD /api/media-proxy?platform=&url=`: a media file through this server, for a signed link or for this site's
/// own pages.
struct MediaEndpoint {
    private let services: Services
    private let log: API.Log

    init(_ services: Services, log: @escaping API.Log) {
        self.services = services
        self.log = log
    }

    /// - Throws: ``APIError`` 400, 403 or 405.
    func job(_ context: inout RequestContext) throws -> StreamJob {
        try API.check(context.request.method, ["GET", "HEAD"])
        let link = try link(&context)
        context.record.platform = link.platform.rawValue
        guard let platform = services.catalogue[link.platform] else {
            throw APIError(.invalidRequest, "There is no platform of that name. GET /api/v1/platforms lists them.")
        }
        guard case .file(let url) = link.target else {
            throw APIError(.invalidRequest, "This address takes one file: send url=, not video= or audio=.")
        }
        let isSigned = link.expires > 0
        let plan = StreamPlan(
            platform: platform.id,
            rules: platform.media,
            address: try address(url, platform.media),
            conditions: ClientConditions(headers: context.request.headers),
            isHead: context.request.method == "HEAD",
            cookies: cookies(link, platform.id),
            egress: link.context.egress,
            disposition: link.disposition ?? .attachment,
            filename: link.filename,
            isSigned: isSigned,
            canParseAgain: link.context.rendition != nil && link.context.postURL != nil
        )
        return job(plan, link, context)
    }

    private func job(_ plan: StreamPlan, _ link: MediaLink, _ context: RequestContext) -> StreamJob {
        let (services, log, request, id) = (services, log, context.request, context.id)
        let record = context.record
        let parseAgain: @Sendable () -> FreshMedia? = { FreshLookup(services: services).media(for: link.context) }
        return StreamJob(
            plan: plan,
            parseAgain: plan.canParseAgain ? parseAgain : nil,
            rewrite: { playlist, base in PlaylistLinks(services, link).rewritten(playlist, base) },
            failure: { FailureAnswer(APIError($0), to: request, id: id, origin: services.settings.origin) },
            ended: { report in
                var record = record
                record.note(report)
                log(record)
            }
        )
    }

    // MARK: The link

    /// A signed link opened, or an unsigned one of this site's own pages.
    private func link(_ context: inout RequestContext) throws -> MediaLink {
        let parameters = try Self.parameters(context.request.query)
        let read = try Self.link { () throws(LinkRefusal) in try LinkParameters(parameters) }
        guard read.isSigned else { return try unsigned(read, context) }
        guard let signer = services.media.signer else { throw APIError(.invalidSignature) }
        let now = Int(context.now.seconds)
        let link = try Self.link { () throws(LinkRefusal) in try signer.open(parameters, now: now) }
        if let id = link.context.keyID { try admit(keyID: id, context) }
        return link
    }

    private static func parameters(_ query: String) throws(APIError) -> [(name: String, value: String)] {
        do throws(QueryRefusal) { return try QueryParameters.decoded(query) } catch {
            throw APIError(.invalidRequest, error.sentence)
        }
    }

    private static func link<Value>(_ read: () throws(LinkRefusal) -> Value) throws(APIError) -> Value {
        do throws(LinkRefusal) { return try read() } catch { throw APIError(error) }
    }

    /// A link ends with the key that asked for it.
    private func admit(keyID: String, _ context: RequestContext) throws {
        guard let key = try key(id: keyID), key.revoked == nil,
            key.settings.expires.map({ $0 > context.now }) ?? true
        else {
            throw APIError(
                .linkExpired,
                "The key that this link was made with has ended. Parse the post with another key."
            )
        }
    }

    private func key(id: String) throws(LedgerError) -> APIKey? {
        do throws(LedgerError) { return try services.ledger.key(id: id, accountID: nil) } catch {
            if case .noSuchKey = error { return nil }
            throw error
        }
    }

    private func unsigned(_ read: LinkParameters, _ context: RequestContext) throws -> MediaLink {
        guard services.media.servesUnsigned, SameOrigin.holds(for: context.request, origin: services.settings.origin)
        else {
            throw APIError(
                .invalidSignature,
                "This address is served without a signature to this site's own pages only. Use the proxyUrl of a parse."
            )
        }
        return MediaLink(
            platform: read.platform,
            target: read.target,
            filename: read.filename,
            disposition: read.disposition,
            expires: 0
        )
    }

    private func address(_ url: String, _ rules: MediaRules) throws(APIError) -> MediaAddress {
        do throws(AddressRefusal) { return try MediaAddress(url, rules: rules) } catch {
            throw APIError(.invalidRequest, error.sentence)
        }
    }

    /// Of the parse where the link holds some, else the operator's.
    private func cookies(_ link: MediaLink, _ platform: PlatformID) -> CookieJar {
        guard link.context.cookies.isEmpty else { return CookieJar(link.context.cookies) }
        return services.cookies[platform]?.take().jar ?? CookieJar()
    }
}

extension FailureAnswer {
    init(_ error: APIError, to request: APIRequest, id: String, origin: String) {
        let answer = ErrorAnswer.response(error, to: request, id: id, origin: origin)
        self.init(status: answer.status, headers: answer.headers + ErrorAnswer.common(id: id), body: answer.body)
    }
}

extension RequestRecord {
    mutating func note(_ report: StreamReport) {
        status = report.status
        total = report.elapsed
        bytes = report.bytes
        repeats = report.repeats
        switch report.outcome {
        case .complete: outcome = "success"
        case .failed(let failure): outcome = APIError(failure).code.rawValue
        case .abandoned: outcome = "client_left"
        case .brokenOff: outcome = "upstream_broke_off"
        }
    }
}
