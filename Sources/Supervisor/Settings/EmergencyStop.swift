/// A crash loop that the back-off only slows down: the service stops, so that the service manager or an operator sees it.
package struct EmergencyStop: Sendable, Equatable {
    /// Workers that died without having been told to, over all pools.
    package var deaths: Int
    package var within: Duration

    package init(deaths: Int, within: Duration) {
        self.deaths = deaths
        self.within = within
    }
}
