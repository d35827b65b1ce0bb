/// What a client is told before the bytes.
package struct AnswerHead: Sendable {
    package let status: Int
    package let headers: [(name: String, value: String)]

    package init(status: Int, headers: [(name: String, value: String)]) {
        self.status = status
        self.headers = headers
    }
}
