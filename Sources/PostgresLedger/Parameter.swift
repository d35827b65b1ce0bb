internal import Ledger

/// What a statement is given for one of its `$1`, `$2`, …
enum Parameter {
    case text(String?)
    case integer(Int64?)
    case bytes([UInt8]?)

    static func integer(_ number: Int) -> Parameter { .integer(Int64(number)) }
    static func instant(_ instant: Timestamp?) -> Parameter { .integer(instant?.milliseconds) }

    /// What goes to the server; `nil` is NULL. Texts and bytes go as they are and with their length, so that none is
    /// cut at a NUL; numbers go as digits, whose width the server knows and we need not.
    var wire: (bytes: [UInt8]?, isBinary: Bool) {
        switch self {
        case .text(let text): (text.map { Array($0.utf8) }, true)
        case .bytes(let bytes): (bytes, true)
        case .integer(let number): (number.map { Array(String($0).utf8) + [0] }, false)
        }
    }
}
