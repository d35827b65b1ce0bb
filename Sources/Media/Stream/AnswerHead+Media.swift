extension AnswerHead {
    /// The head of an answer with media: what the origin says of the file as far as it is sound, and nothing else of it.
    ///
    /// - Parameters:
    ///   - origin: the head that was judged and accepted.
    ///   - promise: what the client is promised of the file.
    ///   - asked: whether the client asked for a part.
    static func media(
        _ origin: OriginHead,
        _ promise: ResumePlan,
        isPart: Bool,
        _ plan: StreamPlan
    ) -> AnswerHead {
        let type = ContentType.answered(HeaderText.single("content-type", in: origin.headers))
        let name = plan.filename.map { OfferedName.completed($0, mimeType: type) }
        var headers = [("Content-Type", type)]
        if let missing = promise.missing { headers.append(("Content-Length", String(missing))) }
        if isPart, let range = promise.contentRange { headers.append(("Content-Range", range.header)) }
        // An origin that answers a range with the whole file cannot be asked for parts.
        headers.append(("Accept-Ranges", plan.conditions.range != nil && !isPart ? "none" : "bytes"))
        headers.append(("Content-Disposition", ContentDisposition.header(plan.disposition, filename: name)))
        return AnswerHead(
            status: isPart ? 206 : 200,
            headers: headers + validators(origin) + fixed(isSigned: plan.isSigned)
        )
    }

    /// The file has not changed.
    static func notModified(_ origin: OriginHead, _ plan: StreamPlan) -> AnswerHead {
        AnswerHead(status: 304, headers: validators(origin) + fixed(isSigned: plan.isSigned))
    }

    /// The file has no such part.
    static func unsatisfiable(total: Int?, _ plan: StreamPlan) -> AnswerHead {
        var headers = [("Accept-Ranges", "bytes"), ("Content-Length", "0")]
        if let total { headers.append(("Content-Range", ContentRange.unsatisfied(total: total).header)) }
        return AnswerHead(status: 416, headers: headers + fixed(isSigned: plan.isSigned))
    }

    /// A playlist whose addresses lead through the proxy.
    package static func playlist(length: Int, _ plan: StreamPlan) -> AnswerHead {
        AnswerHead(
            status: 200,
            headers: [
                ("Content-Type", ContentType.playlist), ("Content-Length", String(length)),
                ("Accept-Ranges", "none"),
            ] + fixed(isSigned: plan.isSigned)
        )
    }

    private static func validators(_ origin: OriginHead) -> [(name: String, value: String)] {
        var headers: [(name: String, value: String)] = []
        if let tag = HeaderText.single("etag", in: origin.headers).flatMap(EntityTag.init) {
            headers.append(("ETag", tag.text))
        }
        if let date = HeaderText.single("last-modified", in: origin.headers), HeaderText.isSane(date) {
            headers.append(("Last-Modified", date))
        }
        return headers
    }

    /// Sent with every answer. Whatever the bytes are, no browser runs them as a page of this origin.
    static func fixed(isSigned: Bool) -> [(name: String, value: String)] {
        [
            ("Cache-Control", "private, max-age=300"), ("X-Content-Type-Options", "nosniff"),
            ("Content-Security-Policy", "default-src 'none'; sandbox"),
            // A signed link is made to be shown elsewhere; an unsigned one is for this site's own pages.
            ("Cross-Origin-Resource-Policy", isSigned ? "cross-origin" : "same-origin"),
        ]
    }
}
