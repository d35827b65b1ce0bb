import JSON
import Ledger

@testable import API

extension Schema {
    /// Where a value is not as declared; members that nobody declared are a difference too.
    func differences(from value: JSONValue, at place: String = "$") -> [String] {
        if value.kind == .null, isNullable { return [] }
        switch kind {
        case .text(let rule): return rule.differences(from: value, at: place)
        case .integer(let least, let most):
            guard value.kind == .integer, let number = value.int else { return ["\(place) is no integer"] }
            return (least ?? .min)...(most ?? .max) ~= number ? [] : ["\(place) is \(number)"]
        case .number(let least):
            guard [.integer, .double].contains(value.kind), let number = value.double else {
                return ["\(place) is no number"]
            }
            return number >= least ?? -.infinity ? [] : ["\(place) is \(number)"]
        case .flag: return value.kind == .bool ? [] : ["\(place) is no flag"]
        case .list(let element, let count):
            guard value.kind == .array else { return ["\(place) is no list"] }
            let size = count.map { $0 ~= value.count ? [] : ["\(place) has \(value.count)"] } ?? []
            return size + value.array.enumerated().flatMap { element.differences(from: $1, at: "\(place)[\($0)]") }
        case .object(let fields, _): return Self.differences(of: fields, from: value, at: place)
        case .map(let values):
            guard value.kind == .object else { return ["\(place) is no object"] }
            return value.members.flatMap { values.differences(from: $0.value, at: "\(place).\($0.key)") }
        case .null: return value.kind == .null ? [] : ["\(place) is not null"]
        case .anyOf(let schemas):
            let all = schemas.map { $0.differences(from: value, at: place) }
            return all.contains([]) ? [] : all.first ?? []
        case .narrowed(let base, let fields):
            let narrower = fields.flatMap { $0.schema.differences(from: value[$0.name], at: "\(place).\($0.name)") }
            return base.differences(from: value, at: place) + narrower
        case .bytes: return []
        }
    }

    private static func differences(of fields: [Field], from value: JSONValue, at place: String) -> [String] {
        guard value.kind == .object else { return ["\(place) is no object"] }
        let names = Set(fields.map(\.name))
        let undeclared = value.members.map(\.key).filter { !names.contains($0) }.map { "\(place).\($0) is undeclared" }
        return undeclared
            + fields.flatMap { field -> [String] in
                let member = value[field.name]
                guard member.exists else { return field.isRequired ? ["\(place).\(field.name) is missing"] : [] }
                return field.schema.differences(from: member, at: "\(place).\(field.name)")
            }
    }
}

extension TextRule {
    fileprivate func differences(from value: JSONValue, at place: String) -> [String] {
        guard let text = value.string else { return ["\(place) is no text"] }
        if let values, !values.contains(text) { return ["\(place) is \(text)"] }
        if let length, !length.contains(text.count) { return ["\(place) has \(text.count) characters"] }
        switch format {
        case "date": return CivilDate(parsing: text) == nil ? ["\(place) is no date: \(text)"] : []
        case "date-time": return Timestamp(parsing: text) == nil ? ["\(place) is no instant: \(text)"] : []
        case "uri": return text.contains("://") ? [] : ["\(place) is no address: \(text)"]
        default: return []
        }
    }
}
