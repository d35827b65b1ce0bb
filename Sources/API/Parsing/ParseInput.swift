internal import JSON

/// The body of a parse request.
struct ParseInput: Equatable {
    /// In characters.
    static let lengthLimit = 4096

    /// A link or share text, as it was sent.
    let text: String

    /// - Throws: ``APIError`` with 415, 413 or 400.
    init(_ request: APIRequest) throws(APIError) {
        let root = try JSONBody.object(of: request, members: [])
        let url = root["url"]
        guard url.exists else {
            throw APIError(.invalidRequest, "The body has no \"url\". Send {\"url\": \"https://…\"}")
        }
        guard let text = url.string else {
            throw APIError(.invalidRequest, "\"url\" must be a string that holds a link.")
        }
        guard text.contains(where: { !$0.isWhitespace }) else {
            throw APIError(.invalidRequest, "\"url\" is empty. Send the link of a post.")
        }
        guard text.unicodeScalars.count <= Self.lengthLimit else {
            throw APIError(.invalidRequest, "\"url\" is too long: at most \(Self.lengthLimit) characters are read.")
        }
        self.text = text
    }
}
