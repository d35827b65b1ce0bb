internal import Media

extension API {
    /// Judges a request for media. What it leads to is logged when it is over.
    package func media(_ request: APIRequest) -> MediaOutcome {
        let started = ContinuousClock.now
        var context = RequestContext(request, now: services.now())
        do {
            return try MediaEndpoint(services, log: log).outcome(&context)
        } catch {
            return .answer(failed(error, &context, since: started))
        }
    }

    /// Where there are as many streams as there may be.
    package func mediaIsFull(_ request: APIRequest) -> APIResponse {
        var context = RequestContext(request, now: services.now())
        return failed(APIError(.busy, retryAfter: 5), &context, since: .now)
    }
}
