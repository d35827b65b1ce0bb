internal import Ledger
internal import Media
internal import Platforms

/// `GET, HEAD /api/media-proxy?platform=&url=` and `/api/media-merge?video=&audio=…`: media files through this server,
/// for a signed link or, as they are, for this site's own pages.
struct MediaEndpoint {
    private let services: Services
    private let log: API.Log

    init(_ services: Services, log: @escaping API.Log) {
        self.services = services
        self.log = log
    }

    /// - Throws: ``APIError`` 400, 403 or 405.
    func outcome(_ context: inout RequestContext) throws -> MediaOutcome {
        try API.check(context.request.method, ["GET", "HEAD"])
        let link = try MediaLinkReader(services).link(context)
        context.record.platform = link.platform.rawValue
        guard let platform = services.catalogue[link.platform] else {
            throw APIError(.invalidRequest, "There is no platform of that name. GET /api/v1/platforms lists them.")
        }
        switch (context.request.path, link.target) {
        case (MediaPath.proxy, .file(let url)):
            return .stream(job(try plan(url, link.context.rendition, link, platform, context), link, context))
        case (MediaPath.merge, .merge(let video, let audio?)):
            return .merge(try merge(video, audio, link, platform, context))
        case (MediaPath.merge, _):
            throw APIError(.invalidRequest, "A merge takes audio=, and video= where there is a picture.")
        default:
            throw APIError(.invalidRequest, "This address takes one file: send url=, not video= or audio=.")
        }
    }

    private func plan(
        _ url: String,
        _ rendition: Rendition?,
        _ link: MediaLink,
        _ platform: Platform,
        _ context: RequestContext
    ) throws(APIError) -> StreamPlan {
        let isMerge = context.request.path == MediaPath.merge
        return StreamPlan(
            platform: platform.id,
            rules: platform.media,
            address: try address(url, platform.media),
            // A merge needs all of its inputs, whatever part of the outcome is asked for.
            conditions: isMerge ? .none : ClientConditions(headers: context.request.headers),
            isHead: !isMerge && context.request.method == "HEAD",
            cookies: cookies(link, platform.id),
            egress: link.context.egress,
            disposition: link.disposition ?? .attachment,
            filename: link.filename,
            isSigned: link.isSigned,
            canParseAgain: rendition != nil && link.context.postURL != nil
        )
    }

    private func job(_ plan: StreamPlan, _ link: MediaLink, _ context: RequestContext) -> StreamJob {
        let services = services
        let finish = finish(context)
        return StreamJob(
            plan: plan,
            parseAgain: fresh(link.context.rendition, link),
            rewrite: { playlist, base in PlaylistLinks(services, link).rewritten(playlist, base) },
            failure: failure(context),
            ended: { finish($0, nil) }
        )
    }

    private func merge(
        _ video: String?,
        _ audio: String,
        _ link: MediaLink,
        _ platform: Platform,
        _ context: RequestContext
    ) throws(APIError) -> MergeJob {
        // Signed links only: an unsigned one names no container.
        guard services.media.merges, link.isSigned,
            let container = link.context.container.flatMap(MergeContainer.init)
        else {
            throw APIError(.invalidSignature, "Merges are made for signed links only. Use the mergeUrl of a parse.")
        }
        let (picture, sound) = (link.context.rendition, link.context.audioRendition)
        let videoPlan = try video.map { url throws(APIError) in try plan(url, picture, link, platform, context) }
        return MergeJob(
            video: videoPlan.map { MergeJob.Input(plan: $0, parseAgain: fresh(picture, link)) },
            audio: MergeJob.Input(
                plan: try plan(audio, sound, link, platform, context),
                parseAgain: fresh(sound, link)
            ),
            merge: MergePlan(
                container: container,
                tracks: video == nil ? .sound : .pictureAndSound,
                duration: link.context.duration > 0 ? Double(link.context.duration) / 1000 : nil
            ),
            isHead: context.request.method == "HEAD",
            disposition: link.disposition ?? .attachment,
            filename: link.filename,
            failure: failure(context),
            ended: finish(context)
        )
    }

    // MARK: What the application adds

    /// Finds the same rendition in a new parse; `nil` where the link does not say what it was.
    private func fresh(_ rendition: Rendition?, _ link: MediaLink) -> (@Sendable () -> FreshMedia?)? {
        guard let rendition, let page = link.context.postURL else { return nil }
        let services = services
        return { FreshLookup(services: services).media(rendition, of: page) }
    }

    private func failure(_ context: RequestContext) -> @Sendable (StreamFailure) -> FailureAnswer {
        let (request, id, origin) = (context.request, context.id, services.settings.origin)
        return { FailureAnswer(APIError($0), to: request, id: id, origin: origin) }
    }

    private func finish(_ context: RequestContext) -> @Sendable (StreamReport, String?) -> Void {
        let (log, record) = (log, context.record)
        return { report, complaint in
            var record = record
            record.note(report)
            record.detail = complaint
            log(record)
        }
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
