import JSON
import Testing

@testable import Platforms

@Suite("Xiaohongshu's state, JavaScript read as JSON")
struct XiaohongshuScriptTests {
    private func json(_ script: String) -> String? {
        var object = XiaohongshuScript(Array(script.utf8), from: 0)
        return object.json().map { String(decoding: $0, as: UTF8.self) }
    }

    @Test(
        "What JSON knows not becomes what it knows",
        arguments: [
            (#"{"a":undefined,"b":[undefined,1]};x"#, #"{"a":null,"b":[null,1]}"#),
            (#"{"a":NaN,"b":-Infinity,"c":void 0,"d":Infinity}"#, #"{"a":null,"b":null,"c":null,"d":null}"#),
            (#"{"a":true,"b":false,"c":null}"#, #"{"a":true,"b":false,"c":null}"#),
            (#"{"a":1e5,"b":-1.5E-3}"#, #"{"a":1e5,"b":-1.5E-3}"#),
            (#"{"a":"undefined } ] \" {"}"#, #"{"a":"undefined } ] \" {"}"#),
            (#"{"a":"\x3Cb\'\u002F"}"#, #"{"a":"\u003Cb'\u002F"}"#),
            ("{\"a\":\"x\u{0001}y\tz\"}", #"{"a":"x\u0001y\u0009z"}"#),
            (#"{"a":"\uD83C\uDF5E"}"#, #"{"a":"\uD83C\uDF5E"}"#),
            (#"{"a":"cut\uD83C"}"#, #"{"a":"cut\uFFFD"}"#),
            (#"{"a":"\uDF5Ecut\uD83Cx"}"#, #"{"a":"\uFFFDcut\uFFFDx"}"#),
        ]
    )
    func conversion(script: String, expected: String) throws {
        #expect(json(script) == expected)
        _ = try JSONDocument(parsing: expected)
    }

    @Test(
        "A script that ends within the object gives nothing",
        arguments: [
            "{", #"{"a"#, #"{"a":"\"#, #"{"a":[1,2}"#, #"{"a":1</script>}"#, #"{"a":"\u00"#, #"{"a":undefin"#,
            #"{"a":"}"#,
        ]
    )
    func unfinished(script: String) {
        #expect(json(script) == nil)
    }

    @Test(
        "Only an assignment that opens a script is the state",
        arguments: [
            ("<title>window.__INITIAL_STATE__={\"a\":2}</title><script>window.__INITIAL_STATE__={\"a\":1}</script>", 1),
            ("<p>x window.__INITIAL_STATE__</p><script defer>\n window.__INITIAL_STATE__ = \n{\"a\":1};</script>", 1),
            ("<script>var x=window.__INITIAL_STATE__||{};</script><script>window.__INITIAL_STATE__={\"a\":1}", 1),
            ("<script>log(window.__INITIAL_STATE__)</script>", nil), ("", nil), ("window.__INITIAL_STATE__={}", nil),
            ("<script>window.__INITIAL_STATE__", nil), ("<script>window.__INITIAL_STATE__=", nil),
        ]
    )
    func place(page: String, expected: Int?) throws {
        // A title's angle bracket would be escaped; the raw one here shows what is risked and no more.
        let page = page.replacing("<title>window", with: "<title>x window")
        #expect(try XiaohongshuState.root(in: Array(page.utf8))?["a"].int == expected)
    }

    @Test("A state that breaks off says so, and so does one that cannot be read")
    func failures() {
        for (page, detail) in [
            ("<script>window.__INITIAL_STATE__={\"a\":", "missing: the end of window.__INITIAL_STATE__"),
            ("<script>window.__INITIAL_STATE__={a:1}</script>", "window.__INITIAL_STATE__: the JSON cannot be read"),
        ] {
            do {
                _ = try XiaohongshuState.root(in: Array(page.utf8))
                Issue.record("read: \(page)")
            } catch {
                #expect(error.reason == .platformChanged)
                #expect(error.detail.hasPrefix(detail))
            }
        }
    }
}
