import JSON

@testable import API
@testable import FastCGI

enum Requests {
    private static let check = RecordCheck(parametersSize: 65_535, parameterCount: 256)

    /// What is sound at once is sound byte by byte, and nothing that is unsound becomes sound with more bytes.
    static func records(_ bytes: [UInt8]) {
        let whole = check.verdict(on: bytes[...])
        let half = check.verdict(on: bytes[..<(bytes.count / 2)])
        if case .unsound = half, whole == .sound { preconditionFailure("more bytes made it sound") }
        if half == .sound { precondition(whole == .sound, "what came behind changed it") }
        let pairs = bytes.split(separator: 0).map { pair in
            let parts = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            return (
                name: String(decoding: parts.first ?? [], as: UTF8.self),
                value: String(decoding: parts.count > 1 ? parts[1] : [], as: UTF8.self)
            )
        }
        let headers = FastCGIRequest(parameters: pairs).headers
        precondition(!headers.contains { $0.name == "proxy" }, "httpoxy")
    }

    /// A body is refused with an error of ours, or holds a text of a length that is read.
    static func body(_ bytes: [UInt8]) {
        let request = APIRequest(
            method: "POST",
            path: "/api/v1/parse",
            headers: [("content-type", "application/json")],
            body: .bytes(bytes),
            clientAddress: "192.0.2.1"
        )
        do {
            let input = try ParseInput(request)
            precondition((1...4096).contains(input.text.unicodeScalars.count), "a text that is read")
        } catch {
            precondition((400..<500).contains(error.code.status), "the caller's mistake")
        }
        _ = try? QueryString(String(decoding: bytes, as: UTF8.self), allowed: ["a", "b"])
        _ = Authentication.bearer(String(decoding: bytes, as: UTF8.self))
    }
}
