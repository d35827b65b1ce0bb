/// What is wrong with a setting, and what to do.
enum ConfigurationError: Error, Equatable, Sendable {
    case unknown(name: String, closest: String?)
    case invalid(name: String, value: String, expected: String)
    case unreadable(file: String, reason: String)
    case malformed(file: String, line: Int)
}

extension ConfigurationError: CustomStringConvertible {
    var description: String {
        switch self {
        case .unknown(let name, let closest):
            "there is no setting \(name)"
                + (closest.map { "; did you mean \($0)?" } ?? "; `easydown settings` lists all")
        case .invalid(let name, let value, let expected): "\(name) is \"\(value)\", but must be \(expected)"
        case .unreadable(let file, let reason): "cannot read the settings in \(file): \(reason)"
        case .malformed(let file, let line): "\(file), line \(line): a setting is written NAME=value"
        }
    }
}
