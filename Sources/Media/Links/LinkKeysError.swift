/// What is wrong with the file of the secrets that links are signed with. Names a line, never what stands in it.
package enum LinkKeysError: Error, Hashable, Sendable {
    /// Every key has an end, or there is none.
    case noCurrentKey
    /// A second key without an end; the line, counted from 1.
    case secondCurrentKey(line: Int)
    /// Not 32 bytes in base64url.
    case key(line: Int)
    /// Not `KEY until 2026-11-23T08:05:00Z`.
    case end(line: Int)
    /// The same key as one above.
    case repeated(line: Int)
    /// More than 16 keys, or more than 64 KiB.
    case tooLong

    /// One plain sentence for the operator, what to do included.
    package var sentence: String {
        switch self {
        case .noCurrentKey: "The link key file holds no key without an end: add a line with a new key."
        case .secondCurrentKey(let line):
            "Line \(line) of the link key file is a second key without an end: give the older one \" until \" and a time."
        case .key(let line):
            "Line \(line) of the link key file is no key: a key is 32 bytes in base64url, 43 characters."
        case .end(let line):
            "Line \(line) of the link key file has no proper end: write \" until 2026-11-23T08:05:00Z\" behind the key."
        case .repeated(let line): "Line \(line) of the link key file repeats a key: remove the line."
        case .tooLong: "The link key file holds more than 16 keys or 64 KiB: remove the keys whose end has passed."
        }
    }
}
