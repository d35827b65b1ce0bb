/// What a statement answered: texts as PostgreSQL writes them, copied out of libpq's memory.
struct Rows {
    /// `nil` is NULL.
    var values: [[String?]] = []
    /// Rows that were changed, or read.
    var count = 0

    subscript(row: Int) -> Row { Row(values: values[row]) }
    var first: Row? { values.first.map(Row.init) }
    var all: [Row] { values.map(Row.init) }
}

/// One row; columns by their place.
struct Row {
    let values: [String?]

    subscript(column: Int) -> String? { values[column] }
    func text(_ column: Int) -> String { values[column] ?? "" }

    /// - Throws: ``PostgresFailure/refused(code:text:)`` where the column holds none: another program's table.
    func integer(_ column: Int) throws(PostgresFailure) -> Int64 {
        guard let number = try optionalInteger(column) else { throw Self.unreadable }
        return number
    }

    func optionalInteger(_ column: Int) throws(PostgresFailure) -> Int64? {
        guard let text = values[column] else { return nil }
        guard let number = Int64(text) else { throw Self.unreadable }
        return number
    }

    /// Bytes are answered as `\x` and hexadecimal digits (PostgreSQL's documentation, "bytea Hex Format").
    func bytes(_ column: Int) throws(PostgresFailure) -> [UInt8]? {
        guard let text = values[column] else { return nil }
        guard text.hasPrefix("\\x"), text.utf8.count.isMultiple(of: 2) else { throw Self.unreadable }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count / 2)
        var high: UInt8?
        for digit in text.utf8.dropFirst(2) {
            guard let value = Self.value(of: digit) else { throw Self.unreadable }
            if let first = high {
                bytes.append(first << 4 | value)
                high = nil
            } else {
                high = value
            }
        }
        return bytes
    }

    private static func value(of digit: UInt8) -> UInt8? {
        switch digit {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
        default: nil
        }
    }

    private static let unreadable = PostgresFailure.refused(code: "XX000", text: "an answer has another shape")
}
