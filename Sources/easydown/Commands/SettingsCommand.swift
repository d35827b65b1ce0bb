internal import ArgumentParser

/// `easydown settings`: every setting and what it means.
struct SettingsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "settings", abstract: "List every setting.")

    func run() throws {
        for setting in Setting.all {
            Output.line(setting.name)
            let initial = setting.initial.map { " \($0) where unset." } ?? ""
            Output.line("    \(setting.meaning) Must be \(setting.expected).\(initial)")
        }
        for family in SettingFamily.all {
            Output.line(family.name)
            Output.line("    \(family.meaning) Must be \(family.expected).")
        }
    }
}
