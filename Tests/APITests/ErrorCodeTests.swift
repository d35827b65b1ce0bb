import Platforms
import Testing

@testable import API

@Suite("Codes and reasons")
struct ErrorCodeTests {
    @Test("Every code has a status and a sentence that ends", arguments: ErrorCode.allCases)
    func codes(code: ErrorCode) {
        #expect((200...504).contains(code.status))
        #expect(code.message.count > 20)
    }

    @Test("Every reason has a sentence of its own", arguments: FailureReason.allCases)
    func reasons(reason: FailureReason) {
        #expect(reason.sentence.hasSuffix("."))
        #expect(FailureReason.allCases.filter { $0.sentence == reason.sentence }.count == 1)
    }
}
