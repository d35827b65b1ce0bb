internal import API
internal import FastCGI

/// Carries requests from FastCGI to the API and answers back.
struct APIHandler: RequestHandler {
    let api: any Responder
    /// Told how far each request is; `nil` for nobody.
    var board: RequestBoard?

    func handle(_ request: FastCGIRequest, _ response: inout ResponseStream) {
        Self.write(api.response(to: board?.watched(request) ?? APIRequest(request)), to: request, &response)
    }

    static func write(_ answer: APIResponse, to request: FastCGIRequest, _ response: inout ResponseStream) {
        var headers = answer.headers
        headers.append(("Content-Length", String(answer.body.count)))
        guard response.begin(status: answer.status, headers: headers) else { return }
        if request["REQUEST_METHOD"] != "HEAD" { response.write(answer.body) }
    }
}

extension APIRequest {
    init(_ request: FastCGIRequest) {
        let target = request["REQUEST_URI"].split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        var headers = request.headers.filter { $0.name != "x-request-id" }
        // nginx has judged the caller's request id, or made one.
        if !request["EASYDOWN_REQUEST_ID"].isEmpty { headers.append(("x-request-id", request["EASYDOWN_REQUEST_ID"])) }
        self.init(
            method: request["REQUEST_METHOD"],
            path: target.first.map(String.init) ?? "",
            query: target.count > 1 ? String(target[1]) : "",
            headers: headers,
            body: RequestBody(request.body),
            clientAddress: request["REMOTE_ADDR"]
        )
    }
}

extension RequestBody {
    init(_ body: FastCGIRequest.Body) {
        switch body {
        case .bytes(let bytes): self = .bytes(bytes)
        case .tooLarge: self = .tooLarge
        case .incomplete: self = .incomplete
        }
    }
}
