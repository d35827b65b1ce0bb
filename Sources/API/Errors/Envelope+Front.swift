internal import JSON

extension Envelope {
    /// A failure as nginx answers it by itself. It knows no origin, so its documentation link begins with the path.
    package func failure(_ error: FrontError, requestID: String) -> [UInt8] {
        var members = [
            JSONMember("status", .int(error.status)), JSONMember("data", .null),
            JSONMember("msg", .string(error.message)), JSONMember("code", .string(error.rawValue)),
            JSONMember("retryable", .bool(error.isRetryable)),
        ]
        if let seconds = error.retryAfter { members.append(JSONMember("retryAfter", .int(seconds))) }
        members.append(JSONMember("requestId", .string(requestID)))
        members.append(JSONMember("docUrl", .string("/docs/errors/#\(error.rawValue)")))
        return JSONNode.object(members).bytes
    }
}
