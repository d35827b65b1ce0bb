/// A setting of the service, as the program declares it.
package struct SettingFact: Sendable, Equatable {
    /// `EASYDOWN_STATE`
    package let name: String
    package let meaning: String
    /// What its text must be: "a whole number from 1 to 256".
    package let expected: String
    /// Its text where nobody sets it; `nil` for unset.
    package let initial: String?
    /// The heading under which it is shown.
    package let group: String

    package init(name: String, meaning: String, expected: String, initial: String?, group: String) {
        self.name = name
        self.meaning = meaning
        self.expected = expected
        self.initial = initial
        self.group = group
    }
}
