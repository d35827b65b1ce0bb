/// What an endpoint answers with one status.
package struct ResponseDescription: Sendable {
    package let status: Int
    package let text: String
    /// A header that is not required is there on some answers of this status only.
    package let headers: [Field]
    package let contents: [Content]
    /// Codes of failures with this status.
    package let codes: [String]

    /// A body of one media type.
    package struct Content: Sendable {
        /// `application/json`; `video/*` for every type of video.
        package let type: String
        package let schema: Schema
        package let examples: [NamedExample]

        package init(_ type: String, _ schema: Schema, examples: [NamedExample] = []) {
            self.type = type
            self.schema = schema
            self.examples = examples
        }
    }

    package init(_ status: Int, _ text: String, headers: [Field], contents: [Content], codes: [String] = []) {
        self.status = status
        self.text = text
        self.headers = headers
        self.contents = contents
        self.codes = codes
    }
}
