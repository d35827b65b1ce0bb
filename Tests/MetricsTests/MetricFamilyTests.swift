import Testing

@testable import Metrics

@Suite("Prometheus' text format")
struct MetricFamilyTests {
    private let metric = Metric("easydown_things_total", .counter, "things that were made")

    @Test("Help and type come once, before all values")
    func order() {
        let family = metric.family([MetricSample(1, ["kind": "a"]), MetricSample(2, ["kind": "b", "size": "xl"])])
        #expect(
            family.lines == [
                "# HELP easydown_things_total things that were made", "# TYPE easydown_things_total counter",
                #"easydown_things_total{kind="a"} 1"#, #"easydown_things_total{kind="b",size="xl"} 2"#,
            ]
        )
    }

    @Test("A metric without a value says nothing")
    func empty() {
        #expect(metric.family([]).lines.isEmpty)
        #expect(MetricFamily.text([metric.family([]), metric.family([])]).isEmpty)
    }

    @Test("An answer ends with the end of its last line")
    func text() {
        let text = MetricFamily.text([
            metric.family([MetricSample(1)]), metric.family([]), metric.family([MetricSample(2)]),
        ])
        #expect(text.hasSuffix("easydown_things_total 2\n"))
        #expect(text.split(separator: "\n", omittingEmptySubsequences: false).count == 7)
    }

    @Test("Lines of a histogram have their suffix before the labels")
    func histogram() {
        let family = Metric("seconds", .histogram, "h").family([
            MetricSample(3, ["le": "+Inf"], suffix: "_bucket"), MetricSample(0.5, suffix: "_sum"),
        ])
        #expect(family.lines.suffix(2) == [#"seconds_bucket{le="+Inf"} 3"#, "seconds_sum 0.5"])
    }

    @Test(
        "Whole numbers have no fraction, and large ones are what Prometheus reads",
        arguments: [
            (0, "0"), (7, "7"), (-3, "-3"), (1.5, "1.5"), (9_007_199_254_740_992, "9007199254740992"), (1e19, "1e+19"),
            (0.000_001, "1e-06"),
        ] as [(Double, String)]
    )
    func numbers(value: Double, text: String) {
        #expect(metric.family([MetricSample(value)]).lines.last == "easydown_things_total \(text)")
    }

    @Test(
        "No text of a label or of the help breaks out of its place",
        arguments: [
            (#"a"b"#, #"a\"b"#), (#"a\"#, #"a\\"#), ("a\nb", #"a\nb"#), ("a\r\nb", "a\r\\nb"), (#"\n"#, #"\\n"#),
            ("é🙂", "é🙂"),
        ]
    )
    func escapes(text: String, escaped: String) {
        let lines = Metric("m", .gauge, "x").family([MetricSample(1, ["l": text])]).lines
        #expect(Array(lines.last?.unicodeScalars ?? "".unicodeScalars) == Array("m{l=\"\(escaped)\"} 1".unicodeScalars))
    }

    @Test("Nor does any byte of one, whatever it is")
    func scalars() {
        for number in UInt32(0)...0x2FF {
            let text = Unicode.Scalar(number).map { String(Character($0)) } ?? ""
            let line = MetricSample(1, ["l": text]).line(of: "m")
            #expect(!line.unicodeScalars.contains("\n"), "\(number)")
            let inside = line.unicodeScalars.dropFirst(5).dropLast(4)
            var isEscape = false
            for scalar in inside {
                #expect(isEscape || scalar != "\"", "\(number)")
                isEscape = !isEscape && scalar == "\\"
            }
            #expect(!isEscape, "\(number)")
        }
    }

    @Test("A help text of several lines stays one")
    func help() {
        let lines = Metric("m", .gauge, "one\ntwo \\ three").family([MetricSample(1)]).lines
        #expect(lines.first == #"# HELP m one\ntwo \\ three"#)
    }
}
