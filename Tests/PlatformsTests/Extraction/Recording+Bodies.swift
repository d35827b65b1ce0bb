import Recordings

extension Recording {
    /// The same case with every answer's body changed.
    func withBodies(_ change: ([UInt8]) -> [UInt8]) -> Recording {
        let exchanges = exchanges.map { exchange in
            Exchange(
                pattern: exchange.pattern,
                response: RecordedResponse(
                    status: exchange.response.status,
                    headers: exchange.response.headers,
                    body: change(exchange.response.body)
                )
            )
        }
        return Recording(name: name, url: url, platform: platform, exchanges: exchanges, expectation: expectation)
    }
}
