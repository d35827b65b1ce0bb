internal import Platforms

extension SiteFacts {
    /// The catalogue, for tables and for a page each.
    var platformFacts: [TemplateValue] { catalogue.platforms.map(value) }

    private func value(_ platform: Platform) -> TemplateValue {
        let notes = platform.notes
        let rules = platform.media
        let headers = rules.recommendedHeaders().sorted { $0.key < $1.key }
        return .object([
            "id": .init(platform.id.rawValue),
            "name": .init(platform.name),
            "envName": .init(platform.id.rawValue.uppercased()),
            "isRead": .flag(platform.extractor != nil),
            "supported": .init(notes.supported),
            "unsupported": .init(notes.unsupported),
            "forms": .list(forms(of: platform)),
            "firstExample": .init(notes.examples.first.map { "https://\($0)" } ?? "https://…"),
            "referer": .init(rules.referer),
            "originHeader": .init(rules.origin ?? ""),
            "headers": .list(
                headers.map { .object(["name": .init($0.key), "value": .init($0.value)]) }
            ),
            "cookie": .init(notes.cookie),
            "handling": .init(notes.handling),
            "expiration": .init(notes.expiration),
            "hosts": .list(rules.hostSuffixes.map { .text($0) }),
            "expiryParameter": .init(rules.expiryParameter ?? ""),
            "windowMiB": .init(rules.window.map { String($0 / 1_048_576) } ?? ""),
            "pace": .init(platform.pace.map { "\(Self.plain($0.perSecond))/\($0.burst)" } ?? ""),
            "usesCookies": .flag(platform.usesCookies),
            "quirks": .list(notes.quirks.map { .text($0) }),
        ])
    }

    /// Each form with a link of it, and what the recogniser makes of that link.
    private func forms(of platform: Platform) -> [TemplateValue] {
        let recogniser = LinkRecogniser(catalogue)
        return platform.notes.forms.enumerated().map { place, form in
            let example = platform.notes.examples.indices.contains(place) ? platform.notes.examples[place] : ""
            let link = recogniser.link(in: example)
            return .object([
                "form": .init(form), "example": .init(link == nil ? "" : "https://\(example)"),
                "kind": .init(link?.kind.rawValue ?? ""),
            ])
        }
    }

    /// Without a fraction where there is none.
    static func plain(_ number: Double) -> String {
        Int(exactly: number).map(String.init) ?? String(number)
    }
}
