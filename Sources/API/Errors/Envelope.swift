package import JSON
internal import Platforms

/// The one shape of every answer: `{"status", "data", "msg"}`, and for failures `code` and what helps to handle it.
package struct Envelope: Sendable {
    /// Start of documentation links; empty means links without a host.
    package let origin: String

    package init(origin: String) { self.origin = origin }

    package func success(_ data: JSONNode, status: Int = 200) -> [UInt8] {
        JSONNode.object(("status", .int(status)), ("data", data), ("msg", "success")).bytes
    }

    package func failure(_ error: APIError, requestID: String) -> [UInt8] {
        failureNode(error, requestID: requestID).bytes
    }

    func failureNode(_ error: APIError, requestID: String) -> JSONNode {
        .object(
            [
                JSONMember("status", .int(error.code.status)), JSONMember("data", .null),
                JSONMember("msg", .string(error.message)),
            ] + details(error, requestID) + [JSONMember("docUrl", .string(documentation(of: error)))]
        )
    }

    /// The same as RFC 9457 has it.
    package func problem(_ error: APIError, requestID: String) -> [UInt8] {
        problemNode(error, requestID: requestID).bytes
    }

    func problemNode(_ error: APIError, requestID: String) -> JSONNode {
        .object(
            [
                JSONMember("type", .string(documentation(of: error))), JSONMember("title", .string(title(of: error))),
                JSONMember("status", .int(error.code.status)), JSONMember("detail", .string(error.message)),
            ] + details(error, requestID)
        )
    }

    private func details(_ error: APIError, _ requestID: String) -> [JSONMember] {
        var members = [JSONMember("code", .string(error.code.rawValue))]
        if let reason = error.reason { members.append(JSONMember("reason", .string(reason.rawValue))) }
        members.append(JSONMember("retryable", .bool(error.isRetryable)))
        if let seconds = error.retryAfter { members.append(JSONMember("retryAfter", .int(seconds))) }
        if let status = error.upstreamStatus { members.append(JSONMember("upstreamStatus", .int(status))) }
        members.append(JSONMember("requestId", .string(requestID)))
        return members
    }

    private func documentation(of error: APIError) -> String {
        "\(origin)/docs/errors/#\(error.reason?.rawValue ?? error.code.rawValue)"
    }

    private func title(of error: APIError) -> String {
        (error.reason?.rawValue ?? error.code.rawValue).split(separator: "_").joined(separator: " ")
    }
}
