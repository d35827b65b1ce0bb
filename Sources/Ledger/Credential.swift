/// What a token stands for.
package enum Credential: Equatable, Sendable {
    case key(APIKey, balance: Int)
    case account(Account)
}
