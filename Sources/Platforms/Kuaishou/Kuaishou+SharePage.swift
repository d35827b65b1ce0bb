internal import JSON

extension KuaishouExtractor {
    /// The page that a shared link opens on a phone.
    static let sharePage = Strategy("share-page") { link, session throws(ExtractionFailure) in
        try post(onPage: KuaishouRequests(link: link).sharePage, link, session)
    }

    /// The same page at the app's older address: one page in some dozens comes empty, and a refusal holds for a host.
    static let shareMirror = Strategy("share-mirror") { link, session throws(ExtractionFailure) in
        try post(onPage: KuaishouRequests(link: link).shareMirror, link, session)
    }

    /// The call behind that page, whose answer is one value of its state.
    static let shareAPI = Strategy("share-api") { link, session throws(ExtractionFailure) in
        let response = try session.send(KuaishouRequests(link: link).shareAPI)
        try KuaishouAnswer.check(response, isPage: false)
        return try KuaishouInfo(answer: KuaishouAnswer.json(response, "photo/simple/info"), link).post()
    }

    /// The desktop page of a video; a phone's page where the site prefers to show that.
    static let desktopPage = Strategy("desktop-page") { link, session throws(ExtractionFailure) in
        let response = try KuaishouPages.fetch(KuaishouRequests(link: link).desktopPage, in: session)
        guard let state = try KuaishouState.object(named: "__APOLLO_STATE__", in: response.body) else {
            return try post(in: response, link)
        }
        return try KuaishouApollo(state, link).post()
    }

    private static func post(
        onPage request: PageRequest,
        _ link: PostLink,
        _ session: Session
    ) throws(ExtractionFailure) -> Post {
        try post(in: KuaishouPages.fetch(request, in: session), link)
    }

    private static func post(in response: PageResponse, _ link: PostLink) throws(ExtractionFailure) -> Post {
        guard let state = try KuaishouState.object(named: "INIT_STATE", in: response.body) else {
            throw KuaishouAnswer.failure(ofPageWithout: "INIT_STATE", response)
        }
        return try KuaishouInfo(state: state, link).post()
    }
}
