internal import CLibpq

/// One connection to PostgreSQL: the only owner of libpq's pointers.
///
/// `@unchecked Sendable`: at any moment it belongs to one thread or lies in the pool, whose lock hands it over; nobody
/// else keeps it.
final class Connection: @unchecked Sendable {
    private let pointer: OpaquePointer
    private let address: PostgresAddress
    /// Milliseconds that an answer is waited for.
    private var patience: Int32
    /// Statements that the server knows by a name of ours.
    private var prepared: [String: String] = [:]
    /// Whether it may be used on.
    private(set) var isSound = true

    /// - Throws: ``PostgresFailure/unreachable(_:)``; ``PostgresFailure/lost(_:)`` where the server was reached and ended
    ///   the connection before it was ready, which says nothing about the next one.
    init(_ address: PostgresAddress, _ limits: PostgresLimits) throws(PostgresFailure) {
        self.address = address
        patience = Int32(PostgresLimits.milliseconds(limits.answer))
        pointer = try Self.open(address, limits)
        ed_pq_quiet(pointer)
        do throws(PostgresFailure) {
            let limit = PostgresLimits.milliseconds(limits.statement)
            try run("SET statement_timeout = \(limit); SET bytea_output = 'hex'")
        } catch {
            if case .lost = error { throw error }
            throw .unreachable("\(error)")
        }
    }

    deinit { PQfinish(pointer) }

    private static func open(
        _ address: PostgresAddress,
        _ limits: PostgresLimits
    ) throws(PostgresFailure) -> OpaquePointer {
        // What stands before the address it may change, what stands behind it holds whatever it says.
        let seconds = String(max(2, PostgresLimits.milliseconds(limits.connect) / 1000))
        let settings = [
            ("connect_timeout", seconds), ("application_name", "easydown"), ("gssencmode", "disable"),
            ("tcp_user_timeout", "10000"), ("keepalives_idle", "30"), ("keepalives_interval", "10"),
            ("keepalives_count", "3"), ("dbname", address.text), ("client_encoding", "UTF8"),
        ]
        let opened = withStrings(settings.map(\.0)) { names in
            withStrings(settings.map(\.1)) { values in PQconnectdbParams(names, values, 1) }
        }
        guard let opened else { throw .unreachable("out of memory") }
        guard PQstatus(opened) == CONNECTION_OK else {
            let text = address.redacted(String(cString: PQerrorMessage(opened)))
            PQfinish(opened)
            throw .unreachable(text)
        }
        return opened
    }

    /// One statement without parameters, as it stands.
    @discardableResult
    func run(_ statement: String) throws(PostgresFailure) -> Rows {
        try send(PQsendQuery(pointer, statement))
    }

    /// One statement with its parameters, prepared when it is first used.
    @discardableResult
    func run(_ statement: String, _ parameters: [Parameter]) throws(PostgresFailure) -> Rows {
        let name = try name(of: statement)
        let wires = parameters.map(\.wire)
        let sent = Self.withValues(wires.map(\.bytes)) { values, lengths in
            PQsendQueryPrepared(
                pointer,
                name,
                Int32(wires.count),
                values,
                lengths,
                wires.map { $0.isBinary ? 1 : 0 },
                0
            )
        }
        return try send(sent)
    }

    private func name(of statement: String) throws(PostgresFailure) -> String {
        if let name = prepared[statement] { return name }
        let name = "s\(prepared.count)"
        _ = try send(PQsendPrepare(pointer, name, statement, 0, nil))
        prepared[statement] = name
        return name
    }

    /// Statements that happen all or not at all; where `work` throws, not at all.
    func transaction<Value>(_ work: () throws -> Value) throws -> Value {
        try run("BEGIN")
        do {
            let value = try work()
            try run("COMMIT")
            return value
        } catch {
            rollBack()
            throw error
        }
    }

    /// Undoes what is open. A connection that cannot is not used on: the server undoes it when it ends.
    private func rollBack() {
        guard isSound else { return }
        do throws(PostgresFailure) { try run("ROLLBACK") } catch { isSound = false }
    }

    /// Whether no transaction is open and nothing waits to be read: it may go back to the pool.
    var isAtRest: Bool {
        isSound && PQstatus(pointer) == CONNECTION_OK && PQtransactionStatus(pointer) == PQTRANS_IDLE
    }

    /// For statements that may take long, up to an hour, to the end of the transaction. The connection serves nothing
    /// else.
    func allowLongStatements() throws(PostgresFailure) {
        try run("SET LOCAL statement_timeout = 3600000")
        patience = 3_660_000
    }
}

// MARK: Results

extension Connection {
    /// Takes all results of what was sent; the last one counts, but a refusal always does.
    private func send(_ sent: Int32) throws(PostgresFailure) -> Rows {
        guard isSound, sent == 1 else { throw lose(message) }
        var rows = Rows()
        var refusal: PostgresFailure?
        while true {
            switch ed_pq_wait(pointer, patience) {
            case 1: break
            case 0: throw lose("no answer within \(patience) ms")
            default: throw lose(message)
            }
            guard let result = PQgetResult(pointer) else { break }
            defer { PQclear(result) }
            switch PQresultStatus(result) {
            case PGRES_TUPLES_OK, PGRES_COMMAND_OK: rows = Self.rows(result)
            case PGRES_COPY_IN: return rows
            default: refusal = self.refusal(result)
            }
        }
        guard PQstatus(pointer) == CONNECTION_OK else { throw lose(refusal.map { "\($0)" } ?? message) }
        if let refusal { throw refusal }
        return rows
    }

    private func refusal(_ result: OpaquePointer) -> PostgresFailure {
        // The character that says which field is meant: PG_DIAG_SQLSTATE and PG_DIAG_MESSAGE_PRIMARY.
        let code = PQresultErrorField(result, Int32(UInt8(ascii: "C"))).map { String(cString: $0) } ?? ""
        let text = PQresultErrorField(result, Int32(UInt8(ascii: "M"))).map { String(cString: $0) } ?? message
        guard !code.isEmpty, !PostgresFailure.ends(connection: code) else { return lose(text) }
        return .refused(code: code, text: address.redacted(text))
    }

    private func lose(_ text: String) -> PostgresFailure {
        isSound = false
        return .lost(address.redacted(text))
    }

    private var message: String { String(cString: PQerrorMessage(pointer)) }

    private static func rows(_ result: OpaquePointer) -> Rows {
        let columns = PQnfields(result)
        let values = (0..<PQntuples(result)).map { row in
            (0..<columns).map { column -> String? in
                guard PQgetisnull(result, row, column) == 0 else { return nil }
                return PQgetvalue(result, row, column).map { String(cString: $0) }
            }
        }
        let changed = PQcmdTuples(result).map { String(cString: $0) } ?? ""
        return Rows(values: values, count: Int(changed) ?? 0)
    }
}

// MARK: Copying in

extension Connection {
    /// Begins a `COPY … FROM STDIN`; nothing else can be done before ``endCopy()``.
    func beginCopy(_ statement: String) throws(PostgresFailure) { try run(statement) }

    /// A row in the text format of `COPY`.
    func copy(_ line: [UInt8]) throws(PostgresFailure) {
        let sent = line.withUnsafeBytes {
            PQputCopyData(pointer, $0.baseAddress?.assumingMemoryBound(to: CChar.self), Int32($0.count))
        }
        guard sent == 1 else { throw lose(message) }
    }

    func endCopy() throws(PostgresFailure) { _ = try send(PQputCopyEnd(pointer, nil)) }
}

// MARK: Memory for libpq

extension Connection {
    private static func withStrings<Value>(
        _ strings: [String],
        _ body: (UnsafePointer<UnsafePointer<CChar>?>) -> Value
    ) -> Value {
        withValues(strings.map { Array($0.utf8) + [0] }, end: true) { values, _ in body(values) }
    }

    /// - Parameter end: whether a NULL follows the last one.
    private static func withValues<Value>(
        _ values: [[UInt8]?],
        end: Bool = false,
        _ body: (UnsafePointer<UnsafePointer<CChar>?>, UnsafePointer<Int32>) -> Value
    ) -> Value {
        // One piece of memory that stays where it is while libpq reads it; a byte more, so that it is never empty.
        let bytes = values.compactMap(\.self).joined() + [0]
        return bytes.withUnsafeBytes { memory in
            var place = 0
            var pointers: [UnsafePointer<CChar>?] = values.map { value in
                guard let value else { return nil }
                defer { place += value.count }
                return memory.baseAddress?.advanced(by: place).assumingMemoryBound(to: CChar.self)
            }
            if end || pointers.isEmpty { pointers.append(nil) }
            return body(pointers, values.map { Int32($0?.count ?? 0) } + [0])
        }
    }
}
