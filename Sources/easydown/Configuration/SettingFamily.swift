/// Settings that ``Configuration`` reads by the start of their name: one for each platform, or beside them all.
struct SettingFamily: Sendable {
    /// `EASYDOWN_PROXY_{PLATFORM}`
    let name: String
    let meaning: String
    let expected: String

    static let all = [
        SettingFamily(
            name: "EASYDOWN_PROXY",
            meaning: "Proxies for all platforms that have none of their own. All requests of one post take the same.",
            expected: "http://…, https://… or socks5h://…, with commas between"
        ),
        SettingFamily(
            name: "EASYDOWN_PROXY_{PLATFORM}",
            meaning: "Proxies for one platform, as EASYDOWN_PROXY_YOUTUBE.",
            expected: "the same"
        ),
        SettingFamily(
            name: "EASYDOWN_COOKIES_{PLATFORM}",
            meaning: "Files of cookies for one platform, in the Netscape format that browsers' exporters write. They are "
                + "used in turns, and one that was refused rests for ten minutes.",
            expected: "paths with commas between"
        ),
        SettingFamily(
            name: "EASYDOWN_PACE_{PLATFORM}",
            meaning: "Posts a second and at once that a platform is asked for by one proxy.",
            expected: "RATE/BURST, as 2/10, or off"
        ),
        SettingFamily(
            name: "EASYDOWN_DOCTOR_{PLATFORM}",
            meaning: "A post's link that `easydown doctor --ask` asks the platform for.",
            expected: "a link"
        ),
        SettingFamily(
            name: "EASYDOWN_CONFIG",
            meaning: "File of settings, NAME=value a line; the environment wins.",
            expected: "a path"
        ),
        SettingFamily(
            name: "EASYDOWN_SECRETS",
            meaning: "A second such file, for settings with passwords; it wins over the first.",
            expected: "a path"
        ),
    ]
}
