internal import ArgumentParser

/// `easydown settings`: every setting and what it means.
struct SettingsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "settings", abstract: "List every setting.")

    func run() throws {
        for setting in Setting.all {
            Output.line(setting.name)
            Output.line("    \(setting.meaning) Must be \(setting.expected).")
        }
        Output.line("EASYDOWN_PROXY, EASYDOWN_PROXY_YOUTUBE and so on")
        Output.line("    Proxies for all platforms, or for one: http://…, socks5h://…, with commas between.")
        Output.line("EASYDOWN_COOKIES_INSTAGRAM and so on")
        Output.line(
            "    Files of cookies for one platform, in the Netscape format that browsers' exporters write, commas"
        )
        Output.line("    between: they are used in turns, and one that was refused rests for ten minutes.")
        Output.line("EASYDOWN_PACE_DOUYIN and so on")
        Output.line("    Posts a second and at once that a platform is asked for by one proxy, as 2/10, or off.")
        Output.line("EASYDOWN_DOCTOR_TIKTOK and so on")
        Output.line("    A post's link that `easydown doctor --ask` asks the platform for.")
        Output.line("EASYDOWN_CONFIG")
        Output.line("    File of settings, NAME=value a line; the environment wins.")
        Output.line("EASYDOWN_SECRETS")
        Output.line("    A second such file, for settings with passwords; it wins over the first.")
    }
}
