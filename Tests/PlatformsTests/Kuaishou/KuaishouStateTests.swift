import JSON
import Testing

@testable import Platforms

@Suite("The state in Kuaishou's pages")
struct KuaishouStateTests {
    private func state(_ page: String) throws -> JSONValue? {
        try KuaishouState.object(named: "INIT_STATE", in: Array(page.utf8))
    }

    @Test(
        "The object is cut where it ends, however the script writes it",
        arguments: [
            #"window.INIT_STATE = {"a":1}</script>"#, #"window.INIT_STATE={"a":1};(function(){})();"#,
            #"window["INIT_STATE"] = {"a":1}"#, #"window['INIT_STATE']= {"a":1},b={}"#,
            "window.INIT_STATE =\n\t{\"a\":1}", #"INIT_STATE||{};f(INIT_STATE);INIT_STATE = {"a":1}"#,
            #"INIT_STATE={"t":"}{\"</script>","a":1}}"#, #"INIT_STATE={"t":"\\","a":1}"#,
            #"INIT_STATE = null; INIT_STATE = {"a":1}"#,
        ]
    )
    func cut(page: String) throws {
        #expect(try state(page)?["a"].int == 1)
    }

    @Test("What a script may hold and JSON may not is repaired", arguments: ["\t", "\n", "\u{1}", "\r\n"])
    func repaired(character: String) throws {
        let found = try #require(
            try state("INIT_STATE = {\"t\":\"a\(character)b undefined\",\"u\":undefined,\"v\":[undefined,1],\"a\":1}")
        )
        #expect(found["t"].string?.hasSuffix("b undefined") == true)
        #expect(found["u"].kind == .null && found["v"][1].int == 1 && found["a"].int == 1)
    }

    @Test("Bytes that are no text do not spoil the rest")
    func bytes() throws {
        let page = Array("INIT_STATE={\"t\":\"".utf8) + [0xFF, 0xC0] + Array("\",\"a\":1}".utf8)
        #expect(try KuaishouState.object(named: "INIT_STATE", in: page)?["a"].int == 1)
    }

    @Test(
        "No assignment of an object is no state",
        arguments: ["", "INIT_STATE", "INIT_STATE =", "INIT_STATE == {}", "INIT_STATE = [1]", "INIT_STATE: {}", "x={}"]
    )
    func none(page: String) throws {
        #expect(try state(page) == nil)
    }

    @Test(
        "An object without an end, or that is no JSON, is a change that is named",
        arguments: [
            ("INIT_STATE={\"a\":", "missing: end of INIT_STATE"),
            ("INIT_STATE={\"a\":\"}", "missing: end of INIT_STATE"),
            ("INIT_STATE={a:1}", "missing: JSON in INIT_STATE"), ("INIT_STATE={,}", "missing: JSON in INIT_STATE"),
        ]
    )
    func broken(page: String, detail: String) {
        #expect(throws: ExtractionFailure(.platformChanged, detail)) { try state(page) }
    }

    @Test("Deep nesting is no JSON, not a crash")
    func deep() {
        let page = "INIT_STATE=" + String(repeating: "{\"a\":", count: 5000) + "1" + String(repeating: "}", count: 5000)
        #expect(throws: ExtractionFailure.self) { try state(page) }
    }
}
