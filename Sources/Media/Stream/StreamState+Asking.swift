internal import Platforms

extension StreamState {
    /// The request for what the client still waits for.
    mutating func ask(after pause: Duration) -> StreamStep {
        if case .healing(var promise) = phase {
            let next = promise.next()
            phase = .healing(promise)
            switch next {
            case .ask(let conditions): return request(conditions, after: pause)
            case .complete: return conclude(.finish)
            case .giveUp: return conclude(.breakOff)
            }
        }
        phase = .asking
        return request(firstConditions, after: pause)
    }

    private mutating func request(_ conditions: ClientConditions, after pause: Duration) -> StreamStep {
        asked = conditions.range
        let headers = UpstreamHeaders(
            rules: plan.rules,
            address: plan.address,
            cookies: plan.cookies,
            conditions: conditions
        )
        let request = OriginRequest(
            url: plan.address.url,
            headers: headers.fields,
            platform: plan.platform,
            egress: plan.egress
        )
        return .ask(request, after: pause)
    }

    /// What the client asks for, or the first window of it.
    private var firstConditions: ClientConditions {
        var conditions = plan.conditions
        if mustBeWhole || plan.isPlaylist { return .none }
        // Only GET has ranges (RFC 9110, section 14.2).
        if plan.isHead { return conditions.whole }
        guard let window = plan.rules.window else { return conditions }
        switch conditions.range {
        case nil: conditions.range = .bounded(first: 0, last: window - 1)
        case .from(let first): conditions.range = .bounded(first: first, last: first + window - 1)
        case .bounded(let first, let last):
            conditions.range = .bounded(first: first, last: min(last, first + window - 1))
        case .suffix: break
        }
        return conditions
    }

    /// Goes where a redirect leads, if that is one of the platform's own hosts.
    mutating func redirect(by head: OriginHead) -> StreamStep {
        redirects += 1
        do throws(AddressRefusal) {
            guard redirects <= Self.mostRedirects else { return recover(.redirect) }
            plan.address = try plan.address.redirect(by: head)
            return ask(after: .zero)
        } catch {
            return recover(.redirect)
        }
    }
}
