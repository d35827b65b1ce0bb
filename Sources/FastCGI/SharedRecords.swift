/// Memory in which the answers of one thread are put together, one after another: of thousands of answers only those
/// that a client did not take hold memory of their own.
package final class SharedRecords {
    var records = RecordBuffer()
    /// Whose records these are; `nil` while it is free.
    weak var user: StreamedResponse?

    package init() {}
}
