/// Accounts, keys, credits and idempotency records: the one seam to storage.
///
/// Implementations are shared by all threads of a process and, through their store, by many processes. Every method
/// is one transaction: it happens whole or not at all, also when the process is killed in the middle. The conformance
/// suite in the tests says what each must hold.
package protocol Ledger: Sendable {
    /// Throws ``LedgerError/unavailable(_:)`` where the store cannot be read.
    func ping() throws(LedgerError)

    // MARK: Accounts

    func createAccount(name: String, at: Timestamp) throws(LedgerError) -> Account
    func account(id: String) throws(LedgerError) -> Account
    /// Oldest first.
    func accounts() throws(LedgerError) -> [Account]
    /// Makes `digest` the account's only token, or takes the token away.
    func setAccountToken(_ digest: TokenDigest?, accountID: String) throws(LedgerError)

    // MARK: Keys

    func createKey(
        mode: APIKey.Mode,
        settings: KeySettings,
        digest: TokenDigest,
        accountID: String,
        at: Timestamp
    ) throws(LedgerError) -> APIKey
    /// Oldest first, revoked ones included.
    func keys(accountID: String) throws(LedgerError) -> [APIKey]
    /// - Parameter accountID: keys of other accounts are not found; `nil` looks in all.
    func key(id: String, accountID: String?) throws(LedgerError) -> APIKey
    /// Changes a key's settings from what the caller read to what they shall be; `nil` where somebody else has changed
    /// them meanwhile.
    func updateKey(
        id: String,
        accountID: String?,
        from old: KeySettings,
        to new: KeySettings
    ) throws(LedgerError) -> APIKey?
    /// Gives a key a new token. The old one ends at once, or at `oldTokenEnds`.
    func resetKey(
        id: String,
        accountID: String?,
        digest: TokenDigest,
        oldTokenEnds: Timestamp?
    ) throws(LedgerError) -> APIKey
    /// Ends a key for good; revoking twice changes nothing.
    func revokeKey(id: String, accountID: String?, at: Timestamp) throws(LedgerError) -> APIKey

    // MARK: Authentication

    /// What a token stands for; `nil` where it is unknown, was reset (and its grace is over) or revoked. An expired
    /// key is found: the caller compares ``KeySettings/expires``.
    func credential(for digest: TokenDigest, at: Timestamp) throws(LedgerError) -> Credential?
    /// Notes that a key was used; implementations write at most once a minute and key.
    func touchKey(id: String, at: Timestamp) throws(LedgerError)

    // MARK: Credits

    /// Adds (or, negative, takes) credits and answers the new balance.
    func addCredits(
        _ delta: Int,
        reason: LedgerEntry.Reason,
        note: String?,
        accountID: String,
        at: Timestamp
    ) throws(LedgerError) -> Int
    /// Takes one credit, writes the ledger row, counts the success, and completes the reservation, all or nothing.
    func charge(_ charge: Charge) throws(LedgerError) -> ChargeOutcome
    /// Newest first.
    /// - Parameter before: only entries with a smaller id.
    func entries(accountID: String, limit: Int, before: Int64?) throws(LedgerError) -> [LedgerEntry]
    /// Accounts whose balance is not the sum of their ledger; empty unless the store was tampered with.
    func unbalancedAccounts() throws(LedgerError) -> [String]

    // MARK: Usage

    /// Counts an outcome that cost nothing.
    func count(outcome: String, platform: String, accountID: String, at: Timestamp) throws(LedgerError)
    /// Days from `firstDay` to `lastDay`, both included, as days since 1970-01-01; sorted by day, platform, outcome.
    func usage(accountID: String, firstDay: Int, lastDay: Int) throws(LedgerError) -> [UsageCount]

    // MARK: Idempotency

    /// - Parameters:
    ///   - body: digest of the request's body.
    ///   - leaseSeconds: after which the reservation of a request that never ended is free again.
    func reserve(
        _ key: IdempotencyKey,
        body: TokenDigest,
        leaseSeconds: Int64,
        at: Timestamp
    ) throws(LedgerError) -> ReservationOutcome
    /// Keeps an answer that cost nothing (a failure that a retry would meet again).
    func complete(_ answer: IdempotentAnswer, at: Timestamp) throws(LedgerError)
    /// Gives a reservation up: the next request with that key starts anew. A lost lease is no error.
    func release(_ key: IdempotencyKey, lease: String) throws(LedgerError)
    /// Removes idempotency records older than a day and usage counts older than 400 days; answers how many.
    func removeExpired(at: Timestamp) throws(LedgerError) -> Int
}
