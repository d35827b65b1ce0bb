import Media
import Testing

@testable import API

@Suite("How a client is told that there is no media")
struct StreamFailureTests {
    @Test(
        "Every failure has its code and status",
        arguments: [
            (.status(403), .downloadFailed, 502), (.empty, .upstreamEmpty, 502), (.page, .upstreamHTML, 502),
            (.timeout, .upstreamTimeout, 504), (.redirect, .downloadFailed, 502), (.forbidden, .downloadFailed, 502),
            (.broken, .downloadFailed, 502), (.merge, .mergeFailed, 502), (.playlist, .downloadFailed, 502),
        ] as [(StreamFailure, ErrorCode, Int)]
    )
    func codes(failure: StreamFailure, code: ErrorCode, status: Int) {
        let error = APIError(failure)
        #expect(error.code == code && error.code.status == status && !error.message.isEmpty)
        #expect((error.upstreamStatus != nil) == (failure == .status(403)))
        #expect(error.isRetryable == (code != .mergeFailed))
    }
}
