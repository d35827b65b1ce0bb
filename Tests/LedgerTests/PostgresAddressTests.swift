import Ledger
import PostgresTesting
import Testing

@testable import PostgresLedger

@Suite("Addresses of databases")
struct PostgresAddressTests {
    @Test(
        "Addresses are described without their password",
        arguments: [
            ("postgres://user:secret@db.example:5433/ledger", "db.example:5433/ledger"),
            ("postgresql://user:secret@db.example/ledger", "db.example/ledger"),
            ("postgres://user:s%40cret@a:1,b:2/ledger?target_session_attrs=read-write", "a,b:1,2/ledger"),
            ("postgres://user@/ledger?host=/run/postgresql&password=secret", "/run/postgresql/ledger"),
            ("postgres:///ledger", "the local socket/ledger"),
            ("postgres://user:secret@[2001:db8::1]:5432/ledger?sslmode=verify-full", "2001:db8::1:5432/ledger"),
        ]
    )
    func sound(text: String, description: String) throws {
        let address = try #require(PostgresAddress(text))
        #expect("\(address)" == description)
        var dumped = ""
        dump(address, to: &dumped)
        for shown in ["\(address)", String(reflecting: address), dumped, "\(Optional(address) as Any)"] {
            #expect(!shown.contains("secret") && !shown.contains("cret"))
        }
    }

    @Test(
        "What is no address is refused before libpq sees it: its complaints would repeat the password",
        arguments: [
            "", "ledger", "mysql://u:p@h/d", "host=h password=secret", "postgres://u:se@cret@h/d",
            "postgres://u:se/cret@h/d", "postgres://u:se#cret@h/d", "postgres://u:12/secret@h/d",
            "postgres://u:secret@h:port/d", "postgres://u:secret@h:99999/d", "postgres://u:secret@h/d?nonsense=1",
            "postgres://u:secret@h/d?sslmode", "postgres://u:sec%zzret@h/d", "postgres://u:secret @h/d",
            "postgres://u:secret@h/d\nx", "postgres://u:geheim\u{e4}@h/d", "postgres://u:secret@[::1/d",
            "postgres://" + String(repeating: "x", count: 3000), "postgres://u:secret\u{0}@h/d",
        ]
    )
    func refused(text: String) { #expect(PostgresAddress(text) == nil) }

    @Test("Messages are shown in one line, without the password in any spelling")
    func redaction() throws {
        let address = try #require(PostgresAddress("postgres://u:s3c%40ret@h/d?sslpassword=other"))
        let message = address.redacted("FATAL: s3c@ret\nand s3c%40ret and other, twice: s3c@rets3c@ret")
        #expect(message == "FATAL: …; and … and …, twice: ……")
    }

    @Test("A wrong password is said without being shown")
    func wrongPassword() throws {
        let server = try PostgresServer.shared.get()
        let text = "postgres://\(PostgresServer.user):hunter2hunter2@/postgres?host=\(server.folder)"
        let error = #expect(throws: LedgerError.self) { try PostgresLedger(#require(PostgresAddress(text))).ping() }
        #expect(error?.description.contains("password authentication failed") == true)
        #expect(error?.description.contains("hunter2") == false)
    }

    @Test("Answers of another shape are refused", arguments: ["12", "\\x0", "\\xzz", "x", ""])
    func strangeAnswers(text: String) {
        #expect(throws: PostgresFailure.self) { try Row(values: [text]).bytes(0) }
        #expect(throws: PostgresFailure.self) { try Row(values: [text == "12" ? "1.2" : text]).integer(0) }
        #expect(throws: PostgresFailure.self) { try Row(values: [nil]).integer(0) }
    }

    @Test("Bytes are read as PostgreSQL writes them")
    func bytes() throws {
        #expect(try Row(values: ["\\x00ff7f"]).bytes(0) == [0, 255, 127])
        #expect(try Row(values: ["\\x"]).bytes(0) == [])
        #expect(try Row(values: [nil]).bytes(0) == nil)
    }
}
