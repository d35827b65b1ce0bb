internal import API

extension ErrorCode {
    var mediaNote: ErrorNote {
        switch self {
        case .invalidSignature:
            ErrorNote(
                "Use the link exactly as the parse gave it. To offer another name, ask your own backend to set it.",
                because: "A parameter was added, removed or changed after the link was made.",
                "The link was written into HTML without escaping `&`, or was encoded twice.",
                "The link was made by a server with other keys.",
                "There is no signature, and the request does not come from this site's own pages."
            )
        case .linkExpired:
            ErrorNote(
                "Parse the post again and use the new link. Do not store media links; store the post's link.",
                because: "The time in the link is over: it ends with the media address, or after some hours.",
                "The key that asked has been revoked or has expired."
            )
        case .downloadFailed:
            ErrorNote(
                "Try once more, then parse the post again. `upstreamStatus` is what the media host said.",
                because: "The post was deleted after it was parsed.",
                "The media host refuses this server, or answers with an error of its own.",
                "The media address is bound to another address or region."
            )
        case .upstreamEmpty:
            ErrorNote(
                "Try again in a moment. Parse the post again where it stays.",
                because: "The media host answered with success and sent no byte. Nothing is handed out as a file in that case."
            )
        case .upstreamHTML:
            ErrorNote(
                "Parse the post again for a new link.",
                because: "The media host sent a log-in or error page in place of the file."
            )
        case .upstreamTimeout:
            ErrorNote(
                "Try again in a moment.",
                because: "The media host did not send its first byte in time."
            )
        default:
            ErrorNote(
                "Download `videos[].proxyUrl` and `audioUrl` apart, or take another quality.",
                because: "The codecs fit into no container together.",
                "One of the two files broke off or is damaged."
            )
        }
    }

    var serviceNote: ErrorNote {
        switch self {
        case .rateLimited:
            ErrorNote(
                "Wait the seconds of `Retry-After`, then go on more slowly. `RateLimit` tells what is left.",
                because: "The key sent more requests than its rate allows.",
                "All keys behind one client address did.",
                "Too many parses failed: failures are free, so they have a rate of their own.",
                "Beside code 304, as a `reason`: the platform limits this server. More of the same makes it worse."
            )
        case .noMedia:
            ErrorNote(
                "Read `reason`: it says whether another try can help. HTTP's status is 200, since the request was served.",
                because: "The link is good and public, but the platform gave no media for it."
            )
        case .busy:
            ErrorNote(
                "Wait the seconds of `Retry-After` and send it again. An operator adds threads or workers where it happens often.",
                because: "Every worker is taken, or the service is about to stop.",
                "The first request with the same `Idempotency-Key` is still under way."
            )
        default:
            ErrorNote(
                "Send it again. Where it stays, give the operator the `requestId`: the log has the cause under it.",
                because: "Something in the service failed. Nothing was charged."
            )
        }
    }
}
