internal import Media

extension APIError {
    /// How a client is told that there is no media.
    init(_ failure: StreamFailure) {
        switch failure {
        case .status(let status):
            self.init(
                .downloadFailed,
                "The platform's media host answered with status \(status). Parse the post again and use the new link.",
                upstreamStatus: status
            )
        case .empty: self.init(.upstreamEmpty)
        case .page: self.init(.upstreamHTML)
        case .timeout: self.init(.upstreamTimeout)
        case .redirect:
            self.init(
                .downloadFailed,
                "The platform's media host leads to an address that is not asked. Parse the post again."
            )
        case .forbidden:
            self.init(.downloadFailed, "The media host's name leads to no public address, so it is not asked.")
        case .broken:
            self.init(.downloadFailed, "The platform's media host could not be reached. Try again in a moment.")
        case .answer(let refusal):
            self.init(.downloadFailed, "\(refusal.sentence) Try again, or parse the post again.")
        case .merge: self.init(.mergeFailed)
        case .playlist: self.init(.downloadFailed, "The platform's playlist is none that can be handed on.")
        }
    }

    init(_ refusal: LinkRefusal) {
        switch refusal {
        case .expired: self.init(.linkExpired)
        case .signature: self.init(.invalidSignature)
        default: self.init(.invalidRequest, refusal.sentence)
        }
    }
}
