/// The seam between whatever speaks to callers (FastCGI, a test) and the API.
package protocol Responder: Sendable {
    /// Answers one request. Blocks; never throws: every failure is an answer.
    func response(to request: APIRequest) -> APIResponse
}
