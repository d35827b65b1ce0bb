internal import Platforms

/// Makes links that nobody can make or change without the secret, and reads them again. Nothing is stored: any machine
/// with the same keys serves any link.
package struct LinkSigner: Sendable {
    /// A request line of 8192 bytes is what servers take (nginx: `large_client_header_buffers`); so much of it is the
    /// query, the rest the method, the path, and the origin before it where the link is written out.
    package static let longestQuery = 7680

    private let keys: LinkKeys

    package init(keys: LinkKeys) { self.keys = keys }

    /// The query of a link: `platform=…&url=…&exp=…&seal=…&sig=…&filename=…`, percent-encoded. The file name is made a
    /// sound one, and stands last, since programs judge a file by how its address ends. Where the link would be too long, the file name goes first; then what is needed to parse the post
    /// again, without which the link is good as long as the media address is.
    ///
    /// - Parameter now: seconds since 1970.
    /// - Returns: `nil` for a link that could not be served: expired, still too long, an address that is none, or more
    ///   cookies than fit.
    package func query(for link: MediaLink, now: Int) -> String? {
        guard link.expires > now, link.expires <= 999_999_999_999, link.isPlain else { return nil }
        var link = link
        link.filename = link.filename.map(FileName.safe)
        if let query = signed(link) { return query }
        guard link.context.bytes != nil else { return nil }
        link.filename = nil
        if let query = signed(link) { return query }
        link.context.postURL = nil
        link.context.rendition = nil
        link.context.audioRendition = nil
        return signed(link)
    }

    /// - Parameters:
    ///   - parameters: decoded, in any order.
    ///   - now: seconds since 1970.
    /// - Throws: ``LinkRefusal``. The form is judged first, then the signature, then the time: nobody without a
    ///   signature learns more than that it is missing.
    package func open(
        _ parameters: [(name: String, value: String)],
        now: Int
    ) throws(LinkRefusal) -> MediaLink {
        let read = try LinkParameters(parameters)
        guard let seal = read.seal, let signature = read.signature.flatMap(Base64URL.decoded),
            let sealed = Base64URL.decoded(seal)
        else { throw .signature }
        guard let expires = read.expires else { throw .missingParameter }
        let signedParameters = parameters.filter { $0.name != "sig" }
        let message = CanonicalParameters.bytes(signedParameters, for: read.target)
        guard let key = keys.keys.first(where: { $0.isSignature(signature, of: message) }) else { throw .signature }
        guard now < expires, key.until.map({ now < $0 }) ?? true else { throw .expired }
        let bound = CanonicalParameters.bytes(signedParameters.filter { $0.name != "seal" }, for: read.target)
        guard let bytes = key.opened(sealed, boundTo: bound) else { throw .signature }
        // Signed by us, but by a version that writes another form.
        guard let context = LinkContext(bytes: bytes) else { throw .expired }
        return MediaLink(
            platform: read.platform,
            target: read.target,
            filename: read.filename,
            disposition: read.disposition,
            expires: expires,
            context: context
        )
    }

    /// `nil` where it is too long, or has more cookies than fit.
    private func signed(_ link: MediaLink) -> String? {
        guard let context = link.context.bytes else { return nil }
        var parameters = link.shownParameters
        let bound = CanonicalParameters.bytes(parameters, for: link.target)
        guard let seal = keys.current.sealed(context, boundTo: bound) else { return nil }
        parameters.append(("seal", Base64URL.encoded(seal)))
        let message = CanonicalParameters.bytes(parameters, for: link.target)
        parameters.append(("sig", Base64URL.encoded(keys.current.signature(of: message))))
        if let place = parameters.firstIndex(where: { $0.name == "filename" }) {
            parameters.append(parameters.remove(at: place))
        }
        let query = QueryParameters.encoded(parameters)
        return query.utf8.count <= Self.longestQuery ? query : nil
    }
}

extension MediaLink {
    /// What the link shows, in the order in which it is written.
    fileprivate var shownParameters: [(name: String, value: String)] {
        var parameters = [(name: "platform", value: platform.rawValue)]
        switch target {
        case .file(let url): parameters.append(("url", url))
        case .merge(let video, let audio):
            if let video { parameters.append(("video", video)) }
            if let audio { parameters.append(("audio", audio)) }
        }
        if let filename { parameters.append(("filename", filename)) }
        if let disposition { parameters.append(("disposition", disposition.rawValue)) }
        parameters.append(("exp", String(expires)))
        return parameters
    }

    /// Whether ``LinkSigner/open(_:now:)`` and the rules for addresses could let it through.
    fileprivate var isPlain: Bool {
        let addresses: [String?] =
            switch target {
            case .file(let url): [url]
            case .merge(let video, let audio): [video, audio]
            }
        let given = addresses.compactMap(\.self)
        return LinkParameters.isPlatformName(platform.rawValue) && !given.isEmpty
            && given.allSatisfy(Self.isVisible)
    }

    private static func isVisible(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in !bytes.isEmpty && bytes.allSatisfy { (0x21...0x7E).contains($0) } }
    }
}
