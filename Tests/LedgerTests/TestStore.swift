import Foundation
import Ledger
import PostgresLedger
import PostgresTesting
import SQLiteLedger

/// The stores that there are.
enum TestStore: String, CaseIterable, CustomStringConvertible {
    case sqlite = "SQLite"
    case postgres = "PostgreSQL"

    var description: String { rawValue }

    /// An empty one.
    func make() throws -> any TemporaryStore {
        switch self {
        case .sqlite: try TemporaryLedger()
        case .postgres: try TemporaryDatabase()
        }
    }
}

/// A store of its own, gone at the end.
protocol TemporaryStore: AnyObject, Sendable {
    var ledger: any Ledger { get }
    /// The same store over connections of its own, as another process has it.
    func another() throws -> any Ledger
}

/// A database of its own in the tests' PostgreSQL.
final class TemporaryDatabase: TemporaryStore {
    let server: PostgresServer
    let text: String
    let address: PostgresAddress
    let database: PostgresLedger

    var ledger: any Ledger { database }

    /// - Parameter server: one that the test stops; the shared one where none is given.
    init(on server: PostgresServer? = nil, limits: PostgresLimits = PostgresLimits()) throws {
        self.server = try server ?? PostgresServer.shared.get()
        text = try self.server.makeDatabase()
        guard let address = PostgresAddress(text) else {
            throw PostgresServer.Failure(description: "the server's address is none")
        }
        self.address = address
        try PostgresLedger.migrate(address)
        database = PostgresLedger(address, limits: limits)
    }

    var name: String { String(text.split(separator: "/")[2].prefix { $0 != "?" }) }

    func another() throws -> any Ledger { PostgresLedger(address) }

    @discardableResult
    func query(_ statement: String) throws -> String { try server.query(statement, database: name) }
}
