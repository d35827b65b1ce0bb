extension SiteFacts {
    /// In the order of their declaration, under their headings.
    var settingGroups: [TemplateValue] {
        var names: [String] = []
        for setting in settings where !names.contains(setting.group) { names.append(setting.group) }
        return names.map { name in
            let own = settings.filter { $0.group == name }.map(Self.value)
            return .object(["group": .init(name), "entries": .list(own)])
        }
    }

    /// `setting.EASYDOWN_KEY_RATE.initial`
    var settingsByName: [String: TemplateValue] {
        Dictionary(settings.map { ($0.name, Self.value($0)) }) { first, _ in first }
    }

    private static func value(_ setting: SettingFact) -> TemplateValue {
        .object([
            "name": .init(setting.name), "meaning": .init(setting.meaning), "expected": .init(setting.expected),
            "initial": .init(setting.initial ?? ""),
        ])
    }
}
