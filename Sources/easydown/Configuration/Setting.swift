/// One setting: its name in the environment and in a settings file, what it means, and how its text is read.
struct Setting: Sendable {
    typealias Read = @Sendable (_ text: String, _ configuration: inout Configuration) -> Bool

    let name: String
    /// One sentence, for `easydown settings` and the documentation.
    let meaning: String
    /// What its text must be, as error messages say it.
    let expected: String
    /// Its text where nobody sets it; `nil` where that is nothing.
    var initial: String?
    /// Whether its text is shown to nobody, not even where it is wrong.
    var isSecret = false
    /// Puts the text where it belongs; `false` where the text is not what is expected.
    let read: Read

    static func text(_ name: String, _ path: WritablePath<String?>, _ meaning: String) -> Setting {
        let initial = Configuration()[keyPath: path.keyPath]
        return Setting(name: name, meaning: meaning, expected: "some text", initial: initial) { text, configuration in
            configuration[keyPath: path.keyPath] = text.isEmpty ? nil : text
            return true
        }
    }

    static func count(
        _ name: String,
        _ path: WritablePath<Int>,
        _ range: ClosedRange<Int>,
        _ meaning: String
    ) -> Setting {
        Setting(
            name: name,
            meaning: meaning,
            expected: "a whole number from \(range.lowerBound) to \(range.upperBound)",
            initial: String(Configuration()[keyPath: path.keyPath])
        ) { text, configuration in
            guard let number = Int(text), range.contains(number) else { return false }
            configuration[keyPath: path.keyPath] = number
            return true
        }
    }

    /// A number that may be left out.
    static func count(
        _ name: String,
        _ path: WritablePath<Int?>,
        _ range: ClosedRange<Int>,
        _ meaning: String
    ) -> Setting {
        Setting(
            name: name,
            meaning: meaning,
            expected: "a whole number from \(range.lowerBound) to \(range.upperBound), or nothing",
            initial: Configuration()[keyPath: path.keyPath].map(String.init)
        ) { text, configuration in
            if text.isEmpty { return true }
            guard let number = Int(text), range.contains(number) else { return false }
            configuration[keyPath: path.keyPath] = number
            return true
        }
    }

    static func choice(_ name: String, _ path: WritablePath<Bool>, _ meaning: String) -> Setting {
        let initial = Configuration()[keyPath: path.keyPath] ? "yes" : "no"
        return Setting(name: name, meaning: meaning, expected: "yes or no", initial: initial) { text, configuration in
            guard text == "yes" || text == "no" else { return false }
            configuration[keyPath: path.keyPath] = text == "yes"
            return true
        }
    }

    static func rate(_ name: String, _ path: WritablePath<Configuration.Rate>, _ meaning: String) -> Setting {
        let rate = Configuration()[keyPath: path.keyPath]
        return Setting(
            name: name,
            meaning: meaning,
            expected: "RATE/BURST, as 100/2000",
            initial: rate.text
        ) { text, configuration in
            let parts = text.split(separator: "/", omittingEmptySubsequences: false)
            guard parts.count == 2, let rate = Double(parts[0]), rate > 0, rate <= 1_000_000,
                let burst = Int(parts[1]), (1...1_000_000).contains(burst)
            else { return false }
            configuration[keyPath: path.keyPath] = Configuration.Rate(perSecond: rate, burst: burst)
            return true
        }
    }

    /// A key path that may cross threads: it captures nothing.
    struct WritablePath<Value>: Sendable {
        let keyPath: any WritableKeyPath<Configuration, Value> & Sendable

        init(_ keyPath: any WritableKeyPath<Configuration, Value> & Sendable) { self.keyPath = keyPath }
    }
}
