/// The failures that nginx answers by itself and the service never: no worker saw the request, or none answered. The
/// texts stand in `nginx/snippets/easydown-error-locations.conf`; a test holds both against each other.
package enum FrontError: String, CaseIterable, Sendable {
    case forbidden
    case requestTimeout = "request_timeout"
    case uriTooLong = "uri_too_long"
    case headersTooLarge = "headers_too_large"
    case badGateway = "bad_gateway"
    case gatewayTimeout = "gateway_timeout"

    package var status: Int {
        switch self {
        case .forbidden: 403
        case .requestTimeout: 408
        case .uriTooLong: 414
        case .headersTooLarge: 431
        case .badGateway: 502
        case .gatewayTimeout: 504
        }
    }

    /// What happened and what to do.
    package var message: String {
        switch self {
        case .forbidden: "This address may not be asked from here."
        case .requestTimeout: "The request did not arrive in time. Send it again."
        case .uriTooLong: "The address is too long. Send the link in the request body."
        case .headersTooLarge: "The request headers are too large. Send fewer or shorter ones."
        case .badGateway:
            "The service did not answer. It may be starting: send the request again in a few seconds."
        case .gatewayTimeout: "The service did not answer in time. Send the request again."
        }
    }

    package var isRetryable: Bool { retryAfter != nil || self == .requestTimeout }

    /// Seconds.
    package var retryAfter: Int? {
        switch self {
        case .badGateway, .gatewayTimeout: 2
        default: nil
        }
    }

    /// Those with which an endpoint can be met; the others are the static site's.
    static let ofEndpoints = allCases.filter { $0 != .forbidden }
}
