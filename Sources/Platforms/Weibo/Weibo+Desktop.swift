internal import JSON

extension WeiboExtractor {
    /// The desktop site's own address of a post: everything, every rendition, to a visitor.
    static let status = Strategy("ajax-status") { link, session throws(ExtractionFailure) in
        // A link of a video's page may name the post beside it.
        let id = link.kind == .video ? link.parameters["mid"] ?? link.id : link.id
        let root = try answer(to: WeiboRequests.status(id: id), on: "ajax-status", in: session)
        guard root["mid"].identifier != nil else {
            if let refusal = WeiboRefusal.of(answer: root) { throw refusal }
            throw .changed(missing: "mid (ok \(root["ok"].int ?? 0), \(root.count) members)")
        }
        return try WeiboStatus(root, link: link).post()
    }

    /// The player of the desktop site.
    static let component = Strategy("component") { link, session throws(ExtractionFailure) in
        let request = WeiboRequests.component(object: link.id)
        return try WeiboComponent(try answer(to: request, on: "component", in: session), link: link).post()
    }

    /// The player of the mobile site: the same answer, to anybody.
    static let mobileComponent = Strategy("h5-component") { link, session throws(ExtractionFailure) in
        let response = try session.send(WeiboRequests.mobileComponent(object: link.id))
        let root = try WeiboAnswer(response, on: "h5-component").withoutVisitor()
        return try WeiboComponent(root, link: link).post()
    }

    /// Asks as a visitor, and once more as a new one where the first is not let in.
    private static func answer(
        to request: PageRequest,
        on rung: String,
        in session: Session
    ) throws(ExtractionFailure) -> JSONValue {
        let origin = try WeiboVisitor.prepare(session)
        switch try WeiboAnswer(try session.send(request), on: rung) {
        case .json(let root): return root
        case .visitorWanted(let failure):
            // A log-in is not asked of a stale visitor only: one minted a moment ago is as good as the next.
            let isHopeless = origin == .operatorOwn || origin == .fresh && failure.reason == .loginRequired
            if isHopeless { throw failure }
            try WeiboVisitor.renew(session)
            return try WeiboAnswer(try session.send(request), on: rung).withoutVisitor()
        }
    }
}
