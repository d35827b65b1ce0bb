/// A page's Markdown as HTML, with the sections that indexes want.
struct Article {
    /// What stands under one heading; the first one, without a heading, is what comes before them all.
    struct Section: Equatable {
        let id: String
        let title: String
        /// 2 to 6; 1 for the page itself.
        let level: Int
        /// Plain text, code left out.
        var text = ""
    }

    private(set) var html = ""
    private(set) var sections: [Section]
    private var slugs = Slugs()
    private var samples: [CodeSample] = []

    /// - Parameter title: the page's: a first heading of level 1 is dropped, since the frame has it.
    init(_ markdown: String, title: String) {
        sections = [Section(id: "", title: title, level: 1)]
        for block in MarkdownParser.blocks(of: markdown) { add(block) }
        endSamples()
    }

    /// Every anchor of the page.
    var anchors: Set<String> { Set(sections.map(\.id)) }

    private mutating func add(_ block: MarkdownBlock) {
        if case .code(let info, let code) = block {
            let sample = CodeSample(info: info, code: code)
            // A name that is there already begins a new group.
            if sample.tab == nil || samples.contains(where: { $0.tab == nil || $0.tab == sample.tab }) { endSamples() }
            samples.append(sample)
            return
        }
        endSamples()
        switch block {
        case .heading(let level, let html, let text): addHeading(level, html, text)
        case .table(let html, let text):
            self.html += "<div class=\"scroll\">\(html)</div>\n"
            remember(text)
        case .quote(let html, let text):
            self.html += "<blockquote class=\"notice\">\(html.dropFirst("<blockquote>".count))"
            remember(text)
        case .other(let html, let text):
            self.html += html
            remember(text)
        case .code: break
        }
    }

    private mutating func addHeading(_ level: Int, _ html: String, _ text: String) {
        guard level > 1 else { return }
        let id = slugs.slug(for: text)
        sections.append(Section(id: id, title: text, level: level))
        let label = HTMLText.escaped("Link to \(text)")
        self.html += """
            <h\(level) id="\(id)">\(html)<a class="anchor" href="#\(id)" aria-label="\(label)">#</a></h\(level)>

            """
    }

    private mutating func endSamples() {
        html += CodeSample.group(samples)
        samples = []
    }

    private mutating func remember(_ text: String) {
        let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let before = sections[sections.count - 1].text
        sections[sections.count - 1].text = before.isEmpty ? words : "\(before) \(words)"
    }
}
