/// Whoever pays: keys and credits belong to an account.
package struct Account: Equatable, Sendable {
    /// `acct_` and 16 characters of base62.
    package let id: String
    /// For people; 1 to 100 characters.
    package let name: String
    package let created: Timestamp
    /// Credits: the sum of the account's ledger, always.
    package let balance: Int
    /// Whether an account token (`ed_acct_…`) exists.
    package let hasToken: Bool

    package init(id: String, name: String, created: Timestamp, balance: Int, hasToken: Bool) {
        self.id = id
        self.name = name
        self.created = created
        self.balance = balance
        self.hasToken = hasToken
    }
}
