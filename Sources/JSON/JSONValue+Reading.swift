internal import CSimdjson

extension JSONValue {
    /// The text of a JSON string; `nil` for anything else. An empty string is a string.
    package var string: String? {
        withElement { element in
            var text: UnsafePointer<CChar>?
            var length = 0
            guard ed_json_string(element, &text, &length) else { return nil }
            let bytes = UnsafeRawBufferPointer(start: text, count: length)
            return String(decoding: bytes, as: UTF8.self)
        }
    }

    /// The text of a JSON string that is not empty.
    package var nonEmptyString: String? {
        guard let string, !string.isEmpty else { return nil }
        return string
    }

    /// A whole number, given as a number (also `12.0`) or as decimal text: platforms send both.
    package var int: Int? {
        withElement { element in
            var whole: Int64 = 0
            if ed_json_int(element, &whole) { return Int(whole) }
            var number = 0.0
            if ed_json_double(element, &number) { return Int(exactly: number) }
            return nil
        } ?? string.flatMap { Int($0) }
    }

    /// A number, given as a number or as decimal text; never NaN or infinite.
    package var double: Double? {
        let number = withElement { element -> Double? in
            var value = 0.0
            return ed_json_double(element, &value) ? value : nil
        }
        guard let value = number ?? string.flatMap({ Double($0) }), value.isFinite else { return nil }
        return value
    }

    /// A JSON `true` or `false`; `nil` for anything else, 0 and 1 included.
    package var bool: Bool? {
        withElement { element in
            var value = false
            return ed_json_bool(element, &value) ? value : nil
        }
    }

    /// An identifier: text as it is, or a whole number in decimal (ids above 2^53 stay exact).
    package var identifier: String? {
        if let string { return string.isEmpty ? nil : string }
        return withElement { element in
            var signed: Int64 = 0
            if ed_json_int(element, &signed) { return String(signed) }
            var unsigned: UInt64 = 0
            return ed_json_uint(element, &unsigned) ? String(unsigned) : nil
        }
    }

    /// The elements of an array, in order; empty for anything else.
    package var array: [JSONValue] {
        guard kind == .array else { return [] }
        var elements: [JSONValue] = []
        walk { _, value in elements.append(value) }
        return elements
    }

    /// The members of an object, in document order; empty for anything else.
    package var members: [(key: String, value: JSONValue)] {
        guard kind == .object else { return [] }
        var members: [(key: String, value: JSONValue)] = []
        walk { key, value in members.append((String(decoding: key, as: UTF8.self), value)) }
        return members
    }

    /// The first of these members that exists and is not `null`: for fields that platforms renamed.
    package func first(_ keys: String...) -> JSONValue {
        for key in keys {
            let value = self[key]
            if !value.isNull { return value }
        }
        return .missing
    }

    /// The first value below here, this one included and depth first, that `matches`.
    ///
    /// For pages that wrap the interesting object in ever changing layers. Visits at most `limit` values.
    package func firstDescendant(limit: Int = 50_000, where matches: (JSONValue) -> Bool) -> JSONValue {
        var pending = [self]
        var visited = 0
        while let value = pending.popLast(), visited < limit {
            visited += 1
            if matches(value) { return value }
            var children: [JSONValue] = []
            value.walk { _, child in children.append(child) }
            pending.append(contentsOf: children.reversed())
        }
        return .missing
    }
}
