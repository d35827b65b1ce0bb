internal import Site

extension Setting {
    /// Every setting as the documentation tells it.
    static var facts: [SettingFact] {
        let single = groups.flatMap { group in
            group.settings.map {
                SettingFact(
                    name: $0.name,
                    meaning: $0.meaning,
                    expected: $0.expected,
                    initial: $0.initial,
                    group: group.name
                )
            }
        }
        let families = SettingFamily.all.map {
            SettingFact(
                name: $0.name,
                meaning: $0.meaning,
                expected: $0.expected,
                initial: nil,
                group: "Platforms and the settings file"
            )
        }
        return single + families
    }
}
