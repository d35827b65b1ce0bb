/// How much a log line matters.
package enum LogLevel: String, Sendable, Equatable {
    case debug
    case info
    case notice
    case warning
    case error
}
