internal import CSimdjson

/// A place in a ``JSONDocument``, or nowhere: every step from a missing place is missing too.
///
/// Platforms change the shape of their answers all the time, so reading is lenient: a path that does not exist, or
/// holds another type than asked for, reads as `nil` and never traps.
package struct JSONValue: Sendable {
    private let element: ed_json_element
    private let document: JSONDocument?

    /// The value that stands for "not there".
    package static let missing = JSONValue(element: ed_json_element(), document: nil)

    init(element: ed_json_element, document: JSONDocument?) {
        self.element = element
        self.document = document
    }

    /// What kind of value stands here; `nil` where nothing does.
    package var kind: JSONKind? {
        guard document != nil else { return nil }
        return JSONKind(code: ed_json_type_of(element))
    }

    /// Whether anything stands here, a JSON `null` included.
    package var exists: Bool { document != nil }
    /// Whether nothing stands here, or a JSON `null`.
    package var isNull: Bool { kind == nil || kind == .null }

    /// The first member named `key`; missing where this is no object or has none.
    package subscript(key: String) -> JSONValue {
        guard let document else { return .missing }
        var key = key
        var found = ed_json_element()
        let isThere = key.withUTF8 { utf8 in
            utf8.withMemoryRebound(to: CChar.self) { ed_json_member(element, $0.baseAddress, $0.count, &found) }
        }
        return isThere ? JSONValue(element: found, document: document) : .missing
    }

    /// The element at `index`, counted from the end where negative; missing past either end.
    package subscript(index: Int) -> JSONValue {
        guard let document, kind == .array else { return .missing }
        let place = index < 0 ? count + index : index
        var found = ed_json_element()
        guard place >= 0, ed_json_at(element, place, &found) else { return .missing }
        return JSONValue(element: found, document: document)
    }

    /// The number of elements or members; 0 for anything else.
    package var count: Int { document == nil ? 0 : ed_json_count(element) }

    func withElement<Result>(_ read: (ed_json_element) -> Result?) -> Result? {
        guard document != nil else { return nil }
        return read(element)
    }

    /// Calls `visit` with each child in document order; the key is empty for array elements.
    func walk(_ visit: (_ key: UnsafeBufferPointer<UInt8>, _ value: JSONValue) -> Void) {
        guard let document else { return }
        var cursor = ed_json_begin(element)
        var name: UnsafePointer<CChar>?
        var length = 0
        var child = ed_json_element()
        while ed_json_next(&cursor, &name, &length, &child) {
            let key = UnsafeRawBufferPointer(start: name, count: length).bindMemory(to: UInt8.self)
            visit(key, JSONValue(element: child, document: document))
        }
    }
}

/// The seven kinds of JSON value; whole numbers that fit 64 bits are told from other numbers.
package enum JSONKind: Sendable {
    case null
    case bool
    case integer
    case double
    case string
    case array
    case object

    init?(code: Int32) {
        switch Int(code) {
        case ED_JSON_NULL.code: self = .null
        case ED_JSON_BOOL.code: self = .bool
        case ED_JSON_INTEGER.code, ED_JSON_UNSIGNED.code: self = .integer
        case ED_JSON_DOUBLE.code: self = .double
        case ED_JSON_STRING.code: self = .string
        case ED_JSON_ARRAY.code: self = .array
        case ED_JSON_OBJECT.code: self = .object
        default: return nil
        }
    }
}

extension ed_json_type {
    fileprivate var code: Int { Int(rawValue) }
}
