/// Why the site cannot be made: what is wrong in which file, for whoever wrote it.
package enum SiteError: Error, Equatable {
    /// A source file that says something that cannot be meant.
    case source(file: String, line: Int, problem: String)
    case unreadable(file: String, reason: String)
    case unwritable(file: String, reason: String)
    /// Two pages want one address.
    case taken(path: String, by: String)
}

extension SiteError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .source(let file, let line, let problem): "\(file):\(line): \(problem)"
        case .unreadable(let file, let reason): "\(file) cannot be read: \(reason)"
        case .unwritable(let file, let reason): "\(file) cannot be written: \(reason)"
        case .taken(let path, let file): "\(file): another page is at \(path) already; change its path"
        }
    }
}
