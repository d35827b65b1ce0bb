internal import Ledger
internal import Media
internal import Platforms

/// What a request for media asks for: a signed link opened, or an unsigned one of this site's own pages.
struct MediaLinkReader {
    private let services: Services

    init(_ services: Services) { self.services = services }

    /// A signed link opened, or an unsigned one of this site's own pages.
    ///
    /// - Throws: ``APIError`` 400 or 403.
    func link(_ context: RequestContext) throws -> MediaLink {
        let parameters = try Self.parameters(context.request.query)
        let read = try Self.link { () throws(LinkRefusal) in try LinkParameters(parameters) }
        guard read.isSigned else { return try unsigned(read, context) }
        guard let signer = services.media.signer else { throw APIError(.invalidSignature) }
        let now = Int(context.now.seconds)
        let link = try Self.link { () throws(LinkRefusal) in try signer.open(parameters, now: now) }
        if let id = link.context.keyID { try admit(keyID: id, context) }
        return link
    }

    private static func parameters(_ query: String) throws(APIError) -> [(name: String, value: String)] {
        do throws(QueryRefusal) { return try QueryParameters.decoded(query) } catch {
            throw APIError(.invalidRequest, error.sentence)
        }
    }

    private static func link<Value>(_ read: () throws(LinkRefusal) -> Value) throws(APIError) -> Value {
        do throws(LinkRefusal) { return try read() } catch { throw APIError(error) }
    }

    /// A link ends with the key that asked for it. No ledger forgets a key: one that this ledger does not know is that of
    /// another machine, which signed the link with the keys that both have.
    private func admit(keyID: String, _ context: RequestContext) throws {
        guard let key = try key(id: keyID) else { return }
        guard key.revoked == nil, key.settings.expires.map({ $0 > context.now }) ?? true else {
            throw APIError(
                .linkExpired,
                "The key that this link was made with has ended. Parse the post with another key."
            )
        }
    }

    private func key(id: String) throws(LedgerError) -> APIKey? {
        do throws(LedgerError) { return try services.ledger.key(id: id, accountID: nil) } catch {
            if case .noSuchKey = error { return nil }
            throw error
        }
    }

    private func unsigned(_ read: LinkParameters, _ context: RequestContext) throws -> MediaLink {
        guard services.media.servesUnsigned, SameOrigin.holds(for: context.request, origin: services.settings.origin)
        else {
            throw APIError(
                .invalidSignature,
                "This address is served without a signature to this site's own pages only. Use the proxyUrl of a parse."
            )
        }
        return MediaLink(
            platform: read.platform,
            target: read.target,
            filename: read.filename,
            disposition: read.disposition,
            expires: MediaLink.unsigned
        )
    }
}

extension MediaLink {
    /// The end of a link that has no signature, and so no end of its own.
    static let unsigned = 0

    var isSigned: Bool { expires != Self.unsigned }
}
