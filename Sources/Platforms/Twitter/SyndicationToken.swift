/// The `token` that embedded posts send with their id: arithmetic, no secret. (id / 10^15)·π in base 36, written as
/// ECMAScript writes numbers, without zeros and the point.
enum SyndicationToken {
    private static let digits = Array("0123456789abcdefghijklmnopqrstuvwxyz".utf8)

    static func text(id: String) -> String {
        let value = (Double(id) ?? 0) / 1e15 * Double.pi
        let whole = value.rounded(.down)
        let characters = integer(whole) + fraction(value - whole, of: value)
        return String(decoding: characters.filter { $0 != UInt8(ascii: "0") }, as: UTF8.self)
    }

    private static func integer(_ value: Double) -> [UInt8] { Array(String(Int(value), radix: 36).utf8) }

    /// The fewest digits that tell the number from its neighbours.
    private static func fraction(_ start: Double, of value: Double) -> [UInt8] {
        var rest = start
        // Half the distance to the next number that a double can hold.
        var distance = max(0.5 * (value.nextUp - value), Double.leastNonzeroMagnitude)
        var places: [Int] = []
        guard rest >= distance else { return [] }
        repeat {
            rest *= 36
            distance *= 36
            let digit = Int(rest)
            places.append(digit)
            rest -= Double(digit)
            if rest > 0.5 || rest == 0.5 && digit & 1 == 1, rest + distance > 1 {
                roundUp(&places)
                break
            }
        } while rest >= distance
        return places.map { digits[$0] }
    }

    private static func roundUp(_ places: inout [Int]) {
        while let last = places.popLast() {
            if last + 1 < 36 {
                places.append(last + 1)
                return
            }
        }
    }
}
