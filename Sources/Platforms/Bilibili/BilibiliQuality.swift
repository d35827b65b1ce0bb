internal import JSON

/// The platform's numbers for qualities, with its labels.
struct BilibiliQuality {
    private let labels: [Int: String]

    /// - Parameter play: an answer's stream data, whose `support_formats` names the qualities.
    init(_ play: JSONValue) {
        var labels: [Int: String] = [:]
        for format in play.first("support_formats", "supportFormats").array.prefix(64) {
            guard let number = format["quality"].int else { continue }
            let label = ["new_description", "display_desc", "description"].lazy
                .compactMap { format[$0].nonEmptyString }.first
            labels[number] = label.map { String($0.prefix(64)) }
        }
        self.labels = labels
    }

    /// The platform's label, else its usual height, else that of the picture.
    func label(_ number: Int?, height: Int?) -> String {
        if let number, let label = labels[number] { return label }
        return (number.flatMap(Self.usualHeight) ?? height).map { "\($0)p" } ?? ""
    }

    /// Pixels: what the number says of a picture whose frame is not given.
    static func usualHeight(_ number: Int) -> Int? {
        switch number {
        case 6: 240
        case 15, 16: 360
        case 32: 480
        case 48, 64, 74: 720
        case 80, 112, 116: 1080
        case 120, 125, 126: 2160
        case 127: 4320
        default: nil
        }
    }
}
