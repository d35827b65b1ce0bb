/// Fetches a note as any visitor without an account sees it: the page that phones get, then the desktop site's.
/// See DOSSIER.md.
package struct XiaohongshuExtractor: Extractor {
    private static let anonymous = StrategyLadder([mobile, web])
    /// To a session the desktop site shows more qualities than to a phone.
    private static let signedIn = StrategyLadder([web, mobile])

    package init() {}

    package func post(for link: PostLink, in session: Session) throws(ExtractionFailure) -> Post {
        let hasSession = session.cookies.value(named: "web_session") != nil
        return try (hasSession ? Self.signedIn : Self.anonymous).climb(link, in: session)
    }

    static let mobile = Strategy("mobile") { link, session throws(ExtractionFailure) in
        try read(XiaohongshuRequests.mobile(link), link, session)
    }

    static let web = Strategy("web") { link, session throws(ExtractionFailure) in
        try read(XiaohongshuRequests.web(link), link, session)
    }

    private static func read(
        _ request: PageRequest,
        _ link: PostLink,
        _ session: Session
    ) throws(ExtractionFailure) -> Post {
        let page = try XiaohongshuPage.body(of: request, link, session)
        let note = try XiaohongshuNote.find(in: page, link)
        return try XiaohongshuPost(note: note, link: link).post()
    }
}
