/// Fetches a post of Weibo as any visitor without an account sees it: the desktop site's own addresses with a guest's
/// cookies, then the mobile site without any. See DOSSIER.md.
package struct WeiboExtractor: Extractor {
    package init() {}

    package func post(for link: PostLink, in session: Session) throws(ExtractionFailure) -> Post {
        try Self.ladder(for: link).climb(link, in: session)
    }

    /// A video's page names its post only where the link carries the post's number.
    static func ladder(for link: PostLink) -> StrategyLadder {
        guard link.kind == .video else { return StrategyLadder([status, mobileStatus, mobilePage]) }
        let components = [component, mobileComponent]
        return StrategyLadder(link.parameters["mid"] == nil ? components : components + [status])
    }
}
