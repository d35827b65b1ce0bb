/// What a source says of its page: `name: value` lines between two lines of `---` at its start.
struct FrontMatter: Equatable {
    private let values: [String: String]
    /// The rest of the file, and the number of lines before it.
    let body: String
    let bodyLine: Int

    /// - Parameters:
    ///   - allowed: names that may stand there; another one is an error, since it is a typing error.
    ///   - required: names that must.
    /// - Throws: ``SiteError/source(file:line:problem:)``.
    init(_ file: SiteFile, allowed: Set<String>, required: Set<String> = ["title", "description"]) throws(SiteError) {
        let lines = file.text.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.first == "---" else {
            throw .source(file: file.path, line: 1, problem: "the first line must be --- and begin the page's front matter")
        }
        guard let end = lines.dropFirst().firstIndex(of: "---") else {
            throw .source(file: file.path, line: 1, problem: "the front matter has no end: a second line of --- is missing")
        }
        var values: [String: String] = [:]
        for place in 1..<end {
            let (name, value) = try Self.field(lines[place], file: file.path, line: place + 1)
            guard allowed.contains(name) else {
                let known = allowed.sorted().joined(separator: ", ")
                throw .source(file: file.path, line: place + 1, problem: "\(name) is unknown; known are \(known)")
            }
            guard values.updateValue(value, forKey: name) == nil else {
                throw .source(file: file.path, line: place + 1, problem: "\(name) stands there twice")
            }
        }
        if let missing = required.subtracting(values.keys).sorted().first {
            throw .source(file: file.path, line: end + 1, problem: "\(missing) is missing")
        }
        self.values = values
        body = lines[(end + 1)...].joined(separator: "\n")
        bodyLine = end + 1
    }

    subscript(name: String) -> String { values[name] ?? "" }

    private static func field(_ text: Substring, file: String, line: Int) throws(SiteError) -> (String, String) {
        guard let colon = text.firstIndex(of: ":") else {
            throw .source(file: file, line: line, problem: "this is no \"name: value\"")
        }
        let name = text[..<colon].trimmed
        let value = text[text.index(after: colon)...].trimmed
        guard !name.isEmpty, !value.isEmpty else {
            throw .source(file: file, line: line, problem: "name or value is empty; leave the line out")
        }
        return (name, value)
    }
}
