/// Every code that an answer can carry, with its HTTP status and the sentence that says what to do.
package enum ErrorCode: String, CaseIterable, Sendable {
    case missingToken = "missing_token"
    case invalidToken = "invalid_token"
    case tokenExpired = "token_expired"
    case addressNotAllowed = "address_not_allowed"
    case rateLimited = "rate_limited"
    case methodNotAllowed = "method_not_allowed"
    case unsupportedMediaType = "unsupported_media_type"
    case payloadTooLarge = "payload_too_large"
    case invalidRequest = "invalid_request"
    case unsupportedLink = "302"
    case platformNotAllowed = "platform_not_allowed"
    case insufficientCredits = "insufficient_credits"
    case noMedia = "304"
    case idempotencyConflict = "idempotency_conflict"
    case notFound = "not_found"
    case keyNotFound = "key_not_found"
    case keyRevoked = "key_revoked"
    case crossOrigin = "cross_origin"
    case invalidSignature = "invalid_signature"
    case linkExpired = "link_expired"
    case downloadFailed = "download_failed"
    case upstreamEmpty = "upstream_empty"
    case upstreamHTML = "upstream_html"
    case upstreamTimeout = "upstream_timeout"
    case mergeFailed = "merge_failed"
    case busy
    case internalError = "internal_error"

    /// HTTP. Code 304 is an answer as any other for HTTP: the request was understood and served.
    package var status: Int {
        switch self {
        case .missingToken, .invalidToken, .tokenExpired: 401
        case .insufficientCredits: 402
        case .addressNotAllowed, .platformNotAllowed, .invalidSignature, .linkExpired, .crossOrigin: 403
        case .notFound, .keyNotFound: 404
        case .methodNotAllowed: 405
        case .keyRevoked: 409
        case .payloadTooLarge: 413
        case .unsupportedMediaType: 415
        case .idempotencyConflict: 422
        case .rateLimited: 429
        case .invalidRequest, .unsupportedLink: 400
        case .noMedia: 200
        case .internalError: 500
        case .downloadFailed, .upstreamEmpty, .upstreamHTML, .mergeFailed: 502
        case .busy: 503
        case .upstreamTimeout: 504
        }
    }

    /// What happened and what to do, in one or two sentences.
    package var message: String {
        switch self {
        case .missingToken: "No token was sent. Send your API key's token as: Authorization: Bearer ed_live_…"
        case .invalidToken:
            "This token is not valid. Check for typing errors; a reset or revoked token needs a new one."
        case .tokenExpired: "This key has expired. Extend its expiration or use another key."
        case .addressNotAllowed: "This key may not be used from your address. Add the address to the key's list."
        case .rateLimited: "Too many requests. Wait the seconds in Retry-After, then send the request again."
        case .methodNotAllowed: "This method is not allowed here. Use one that the Allow header names."
        case .unsupportedMediaType: "The body must be JSON. Send it with Content-Type: application/json"
        case .payloadTooLarge: "The request body is too large: at most 16 KiB are read. Send only the link."
        case .invalidRequest: "The request is not valid. Send a JSON object such as {\"url\": \"https://…\"}"
        case .unsupportedLink:
            "No supported link to a single post was found. Copy the link of one post; profiles, lists and live pages do "
                + "not work."
        case .platformNotAllowed:
            "This key may not be used for this platform. Change the key's platforms or use another key."
        case .insufficientCredits: "No credit is left. Add credits, then send the request again; nothing was charged."
        case .noMedia: "The platform gave no downloadable media for this link."
        case .idempotencyConflict:
            "This Idempotency-Key was already used with another body. Use a new key for a new request."
        case .notFound: "There is nothing at this address. The documentation lists every endpoint."
        case .keyNotFound: "This account has no such key. List the account's keys to find its id."
        case .keyRevoked: "This key was revoked, which is final. Create a new key."
        case .crossOrigin:
            "Only this site's own pages may ask here. From your server, use /api/v1/ with a token."
        case .invalidSignature:
            "The link's signature is missing or wrong. Use the link exactly as the parse gave it."
        case .linkExpired: "The link has expired. Parse the post again for a new one."
        case .downloadFailed: "The platform's media host did not give the file. Parse the post again for a new link."
        case .upstreamEmpty:
            "The platform's media host answered without a byte. Try again in a moment, or parse the post again."
        case .upstreamHTML:
            "The platform's media host sent a page in place of the file. Parse the post again for a new link."
        case .upstreamTimeout: "The platform's media host did not answer in time. Try again in a moment."
        case .mergeFailed:
            "Picture and sound could not be put together. Download both by their own links, or try another quality."
        case .busy: "The service is busy. Wait the seconds in Retry-After, then send the request again."
        case .internalError: "Something went wrong here. Send the request again; if it stays, report the requestId."
        }
    }

    package var isRetryable: Bool {
        switch self {
        case .rateLimited, .busy, .internalError, .downloadFailed, .upstreamEmpty, .upstreamHTML, .upstreamTimeout: true
        default: false
        }
    }
}
