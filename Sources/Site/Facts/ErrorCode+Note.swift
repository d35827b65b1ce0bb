internal import API

extension ErrorCode {
    /// A code that is added is not documented until it stands here: the compiler asks for it.
    var note: ErrorNote {
        switch self {
        case .missingToken, .invalidToken, .tokenExpired, .addressNotAllowed, .platformNotAllowed, .crossOrigin,
            .insufficientCredits:
            accessNote
        case .methodNotAllowed, .unsupportedMediaType, .payloadTooLarge, .invalidRequest, .unsupportedLink, .notFound,
            .idempotencyConflict:
            requestNote
        case .keyNotFound, .keyRevoked: keyNote
        case .invalidSignature, .linkExpired, .downloadFailed, .upstreamEmpty, .upstreamHTML, .upstreamTimeout,
            .mergeFailed:
            mediaNote
        case .rateLimited, .noMedia, .busy, .internalError: serviceNote
        }
    }

    private var accessNote: ErrorNote {
        switch self {
        case .missingToken:
            ErrorNote(
                "Send the key's token in the header `Authorization: Bearer …`, from your server.",
                because: "There is no `Authorization` header.",
                "There are two of them.",
                "It begins with another word than `Bearer`. Some proxies remove or replace the header: look at what arrives."
            )
        case .invalidToken:
            ErrorNote(
                "Copy the token again. Where it was reset or revoked, take the new one or create another key.",
                because: "A character is missing or wrong: a token ends with a checksum, so typing errors are found at once.",
                "The key was reset, and the time for which its old token lived on is over.",
                "The key was revoked.",
                "An account's token was sent where a key's is wanted, or the other way round."
            )
        case .tokenExpired:
            ErrorNote(
                "Edit the key and give it a later expiration, or none. The token stays the same.",
                because: "The key's expiration is over. A date means the end of that day in UTC."
            )
        case .addressNotAllowed:
            ErrorNote(
                "Add the address that your requests come from to the key's addresses, or remove the limit.",
                because: "The key names the client addresses that may use it, and yours is not among them.",
                "Your server's outgoing address changed, or it now prefers IPv6."
            )
        case .platformNotAllowed:
            ErrorNote(
                "Edit the key's platforms, or use another key.",
                because: "The key is limited to some platforms, and the link leads to another one."
            )
        case .crossOrigin:
            ErrorNote(
                "From your server, call `/api/v1/` with a token. The endpoints of the demo and the console are for this site's own pages.",
                because: "The request comes from another site's page, or from a program that names no origin."
            )
        default:
            ErrorNote(
                "Add credits to the account. Until then nothing is charged, and nothing is lost.",
                because: "The account's balance is zero.",
                "Many requests ran at once and others took the last credits: exactly as many succeed as there are credits."
            )
        }
    }

    private var requestNote: ErrorNote {
        switch self {
        case .methodNotAllowed:
            ErrorNote(
                "Use a method that the `Allow` header names.",
                because: "A parse was sent with GET, most often by a redirect that turned POST into GET: call the final address."
            )
        case .unsupportedMediaType:
            ErrorNote(
                "Send `Content-Type: application/json`.",
                because: "The header is missing, or names a form. curl's `-d` alone says that it is a form."
            )
        case .payloadTooLarge:
            ErrorNote(
                "Send only the link or the share text.",
                because: "The body is larger than \(PublishedLimits.bodyBytes / 1024) KiB."
            )
        case .invalidRequest:
            ErrorNote(
                "Read `msg`: it names the part that is wrong.",
                because: "The body is no JSON object, or one of its members stands there twice.",
                "`url` is missing, no string, empty, or longer than \(PublishedLimits.linkCharacters) characters.",
                "A parameter of a media address is missing, unknown or given twice, or the address is none of that platform's media hosts.",
                "A test key was given a link that is no test link."
            )
        case .unsupportedLink:
            ErrorNote(
                "Copy the link of one post. The page of each platform lists the forms that are read.",
                because: "The link leads to a profile, a list, a search, or a live page.",
                "Its site is none of the supported platforms.",
                "A short link leads away from its platform.",
                "The text holds no link at all."
            )
        case .notFound:
            ErrorNote("Check the path.", because: "There is no endpoint at this address.")
        default:
            ErrorNote(
                "Make a new key for each new request, and keep it for the retries of that request only.",
                because: "The same `Idempotency-Key` came before, within 24 hours, with another body."
            )
        }
    }

    private var keyNote: ErrorNote {
        switch self {
        case .keyNotFound:
            ErrorNote(
                "List the account's keys and take the id from there.",
                because: "The id is wrong, or the key belongs to another account."
            )
        default:
            ErrorNote("Create a new key.", because: "A revoked key cannot be edited or reset.")
        }
    }
}
