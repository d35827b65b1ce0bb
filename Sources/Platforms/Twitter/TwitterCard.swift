internal import JSON

/// What is attached to a post in place of media: a card. Only two kinds matter here.
struct TwitterCard {
    let name: String
    private let values: [String: JSONValue]

    init(_ card: JSONValue) {
        let content = card["legacy"].exists ? card["legacy"] : card
        name = content["name"].string ?? ""
        let bindings = content["binding_values"]
        let pairs =
            bindings.kind == .array
            ? bindings.array.compactMap { entry in entry["key"].string.map { ($0, entry["value"]) } }
            : bindings.members.map { ($0.key, $0.value) }
        values = Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    }

    private func text(_ key: String) -> String? { values[key]?["string_value"].string }

    /// A broadcast that runs now.
    var isLive: Bool {
        guard name.split(separator: ":").last == "broadcast" else { return false }
        return ["RUNNING", "LIVE"].contains(text("broadcast_state")?.uppercased())
    }

    /// The media of a unified card, in the order of their keys: a JSON object has none of its own.
    var media: [JSONValue] {
        guard let text = text("unified_card") else { return [] }
        let card: JSONValue
        do { card = try JSONDocument(parsing: text).root } catch { return [] }
        return card["media_entities"].members
            .sorted { ($0.key.utf8.count, $0.key) < ($1.key.utf8.count, $1.key) }.map(\.value)
    }
}
