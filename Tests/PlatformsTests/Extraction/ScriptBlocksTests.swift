import JSON
import Testing

@testable import Platforms

@Suite("JSON in a page's scripts")
struct ScriptBlocksTests {
    private func numbers(_ page: String) -> [Int?] {
        ScriptBlocks.json(in: Array(page.utf8), containing: "\"mark\"").map { $0["mark"].int }
    }

    @Test(
        "A JSON script with the mark is read, whatever stands in its tag",
        arguments: [
            #"<script type="application/json">{"mark":1}</script>"#,
            #"<script data-sjs data-x='1' type="application/json" nonce="a">{"mark":1}</script>"#,
            "<script type=application/json>\n {\"mark\":1} \n</script>",
            #"<p><script>"mark"</script><script type="application/json">{"mark":1}</script >"#,
        ]
    )
    func read(page: String) {
        #expect(numbers(page) == [1])
    }

    @Test("Every such script is read, in the page's order")
    func several() {
        let page = (1...3).map { #"<script type="application/json">{"mark":\#($0)}</script>"# }.joined(separator: "<p>")
        #expect(numbers(page) == [1, 2, 3])
    }

    @Test(
        "Scripts of another type, without the mark, that are no JSON or have no end are left out",
        arguments: [
            "", "<script", "<script>", #"<script type="application/json""#,
            #"<script type="application/json">{"mark":1}"#, #"<script type="text/javascript">{"mark":1}</script>"#,
            #"<script type="application/json">{"other":1}</script>"#,
            #"<script type="application/json">{"mark":1</script>"#, #"<script type="application/json"></script>"#,
            #"<script type="application/json">{"mark":1}<script>"#,
        ]
    )
    func leftOut(page: String) {
        #expect(numbers(page) == [])
    }

    @Test("A broken script does not hide the sound one behind it")
    func afterBroken() {
        let broken = #"<script type="application/json">{"mark":</script>"#
        #expect(numbers(broken + #"<script type="application/json">{"mark":2}</script>"#) == [2])
    }

    @Test("Scripts beyond the four hundredth are not looked at")
    func bounded() {
        let other = String(repeating: "<script></script>", count: 400)
        #expect(numbers(other + #"<script type="application/json">{"mark":1}</script>"#) == [])
    }

    @Test(
        "A string literal is read behind its name, escapes undone",
        arguments: [
            (#""name":"plain""#, "plain"), (#"x"name": "{\"a\":\"\\u00e9\"}",y"#, #"{"a":"\u00e9"}"#),
            (#""name":"""#, ""), (#""name":"a\\""#, #"a\"#), (#""name":"a\\\"b""#, #"a\"b"#),
            (#""name":"é😀""#, "é😀"), (#""name":"\ud83d\ude00""#, "😀"),
        ]
    )
    func literal(page: String, expected: String) {
        #expect(ScriptBlocks.stringLiteral(after: "\"name\":", in: Array(page.utf8)) == expected)
    }

    @Test(
        "What is no whole string literal behind the name is none",
        arguments: [
            "", #""name":"#, #""name":null,"other":"x""#, #""name":"open"#, #""name":"open\""#, #""name":"open\"#,
            #""name":"\x""#, "\"name\":\"line\nbreak\"", #""name":"\ud800""#, #""other":"x""#,
        ]
    )
    func noLiteral(page: String) {
        #expect(ScriptBlocks.stringLiteral(after: "\"name\":", in: Array(page.utf8)) == nil)
    }
}
