package import Ledger

/// What is known of a request while it is served; each step adds to it.
package struct RequestContext: Sendable {
    /// Of a caller's own identifier, in characters.
    static let longestID = 64

    package let request: APIRequest
    /// The caller's where it is a sane token, else made here.
    package let id: String
    package let now: Timestamp
    package var record: RequestRecord
    /// Added to the answer, whatever it is.
    package var headers: [(name: String, value: String)] = []

    package init(_ request: APIRequest, now: Timestamp) {
        self.request = request
        self.now = now
        id = request.header("x-request-id").flatMap { Self.isSane($0) ? $0 : nil } ?? Identifier.request()
        record = RequestRecord(id: id, method: request.method, path: request.path)
        enter(.begun)
    }

    /// Tells whoever watches what the request does now.
    func enter(_ stage: RequestStage) { request.progress(stage, record) }

    private static func isSane(_ id: String) -> Bool {
        (1...longestID).contains(id.utf8.count)
            && id.utf8.allSatisfy {
                switch $0 {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"):
                    true
                default: false
                }
            }
    }
}
