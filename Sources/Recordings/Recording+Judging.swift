package import JSON

extension Recording {
    /// Where an answer of the product differs from what the recording expects; empty where it does not.
    ///
    /// - Parameters:
    ///   - data: the `data` of a success, as JSON; `nil` for a failure.
    ///   - failure: the failure's HTTP status, code and reason; `nil` for a success.
    package func differences(data: JSONValue?, failure: (status: Int, code: String, reason: String?)?) -> [String] {
        let error = expectation["error"]
        guard let data else {
            let got = "got \(failure.map { "\($0.code) \($0.reason ?? "")" } ?? "nothing")"
            guard error.exists else { return ["a success is expected, \(got)"] }
            var differences: [String] = []
            if let status = error["status"].int, status != failure?.status {
                differences.append("status \(status): \(got)")
            }
            if let code = error["code"].string, code != failure?.code { differences.append("code \(code): \(got)") }
            if let reason = error["reason"].string, reason != failure?.reason {
                differences.append("reason \(reason): \(got)")
            }
            return differences
        }
        guard !error.exists else { return ["\(error["reason"].string ?? "an error") is expected, got a success"] }
        return expectation.members.flatMap { Self.differences($0.key, expected: $0.value, actual: data[$0.key]) }
    }

    private static func differences(_ path: String, expected: JSONValue, actual: JSONValue) -> [String] {
        switch expected.kind {
        case .object:
            return expected.members.flatMap {
                differences("\(path).\($0.key)", expected: $0.value, actual: actual[$0.key])
            }
        case .array:
            guard actual.kind == .array, actual.count == expected.count else {
                return ["\(path): \(expected.count) expected, got \(actual.count)"]
            }
            return zip(expected.array, actual.array).enumerated().flatMap { place, pair in
                differences("\(path)[\(place)]", expected: pair.0, actual: pair.1)
            }
        default:
            return expected.scalar == actual.scalar
                ? [] : ["\(path): expected \(expected.scalar), got \(actual.scalar)"]
        }
    }
}

extension JSONValue {
    /// A comparable spelling of anything that is neither list nor object; 12 and 12.0 are the same.
    fileprivate var scalar: String {
        switch kind {
        case .string: "\"\(string ?? "")\""
        case .bool: "\(bool ?? false)"
        case .integer, .double: "\(double ?? 0)"
        case .null: "null"
        case nil: "nothing"
        case .array, .object: "a list or object"
        }
    }
}
