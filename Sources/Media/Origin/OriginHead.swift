/// The head of an origin's answer.
package struct OriginHead: Sendable {
    package let status: Int
    /// In order of arrival; names as sent.
    package let headers: [(name: String, value: String)]

    package init(status: Int, headers: [(name: String, value: String)]) {
        self.status = status
        self.headers = headers
    }
}
