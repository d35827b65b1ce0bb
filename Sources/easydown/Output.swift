internal import Foundation
internal import JSON

/// What commands print.
enum Output {
    static func line(_ text: String) { FileHandle.standardOutput.write(Data((text + "\n").utf8)) }

    static func json(_ node: JSONNode) { FileHandle.standardOutput.write(Data(node.bytes + [0x0A])) }

    /// Columns under their titles, each as wide as its widest cell.
    static func table(_ titles: [String], _ rows: [[String]]) { columns(titles, rows).forEach(line) }

    static func columns(_ titles: [String], _ rows: [[String]]) -> [String] {
        let all = [titles] + rows
        let widths = titles.indices.map { column in all.map { $0[column].count }.max() ?? 0 }
        return all.map { row in
            let cells = zip(row, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }
            return cells.joined(separator: "  ").trimmingCharacters(in: .whitespaces)
        }
    }
}
