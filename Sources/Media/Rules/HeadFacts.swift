/// What an upstream's head says of the file, as far as it is sound.
struct HeadFacts {
    let status: Int
    /// `nil` where none is told.
    let length: Int?
    /// As sent; `nil` where there is none.
    let contentRange: String?
    let tag: EntityTag?
    let lastModified: String?
    /// Whether `lastModified` tells two versions apart: not when the file changed in the second it was sent in
    /// (RFC 9110, section 8.8.2.2).
    let isLastModifiedStrong: Bool

    init(_ head: OriginHead) throws(HeadRefusal) {
        let headers = head.headers
        let encodings = HeaderText.all("content-encoding", in: headers).map(HeaderText.trimmed)
        guard encodings.allSatisfy({ $0.isEmpty || HeaderText.equal($0, "identity") }) else { throw .encoding }
        // libcurl unpacks other transfer codings unasked: a few bytes could become gigabytes.
        let codings = HeaderText.all("transfer-encoding", in: headers).map(HeaderText.trimmed)
        guard codings.isEmpty || codings.count == 1 && HeaderText.equal(codings[0], "chunked") else { throw .encoding }
        let lengths = HeaderText.all("content-length", in: headers)
        if let text = lengths.first {
            // A length beside a transfer coding is how answers are smuggled (RFC 9112, section 6.3).
            guard lengths.count == 1, codings.isEmpty,
                let number = HeaderText.number(HeaderText.trimmed(text))
            else { throw .length }
            length = number
        } else {
            length = nil
        }
        let ranges = HeaderText.all("content-range", in: headers)
        guard ranges.count < 2 else { throw .range }
        status = head.status
        contentRange = ranges.first
        tag = HeaderText.single("etag", in: headers).flatMap(EntityTag.init)
        lastModified = HeaderText.single("last-modified", in: headers).flatMap { HeaderText.isSane($0) ? $0 : nil }
        isLastModifiedStrong = lastModified != HeaderText.single("date", in: headers)
    }

    func answer(to asked: ByteRange?) -> RangeAnswer {
        RangeAnswer(to: asked, status: status, contentRange: contentRange, contentLength: length)
    }
}
