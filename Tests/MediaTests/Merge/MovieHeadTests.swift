import Testing

@testable import Media

@Suite("The length in the head of an MP4")
struct MovieHeadTests {
    private static let fileType = box("ftyp", Array("iso5".utf8))
    private static let rest = box("moof", [1, 2, 3]) + box("mdat", [4, 5, 6])

    @Test(
        "The length is in the headers of movie and tracks, and in the box for files in fragments",
        arguments: [false, true]
    )
    func completes(isLong: Bool) {
        let file = Self.fileType + Self.movie(isLong: isLong) + Self.rest
        let expected =
            Self.fileType + Self.movie(isLong: isLong, length: 61_000, extends: Self.length(61_000)) + Self.rest
        #expect(Self.run(file, 61, chunk: file.count) == expected)
    }

    @Test("In whatever pieces the file comes, it is the same", arguments: 1...40)
    func pieces(chunk: Int) {
        let file = Self.fileType + Self.movie() + Self.rest
        #expect(Self.run(file, 2, chunk: chunk) == Self.run(file, 2, chunk: file.count))
        #expect(Self.run(file, 2, chunk: chunk).count == file.count + 16)
    }

    @Test("Nothing is sent before the head is whole, and everything after it at once")
    func holds() {
        var head = MovieHead(duration: 2)
        let file = Self.fileType + Self.movie()
        #expect(head.take(file.dropLast()) == [])
        #expect(!head.isDone)
        #expect(head.take(file.suffix(1)).count == file.count + 16)
        #expect(head.isDone)
        #expect(head.take([9]) == [9])
    }

    @Test(
        "What is no such head passes as it is",
        arguments: [
            [], [0], Array("<html>".utf8), Array("a long text, which is no box at all".utf8),
            [0, 0, 0, 0] + Array("moov".utf8) + [1, 2, 3],
            [0, 0, 0, 1] + Array("moov".utf8) + [0, 0, 0, 0, 0, 0, 0, 99],
            fileType, fileType + rest, fileType + box("moov", []) + rest,
            fileType + box("moov", box("mvhd", [0, 0, 0])) + rest,
            fileType + box("moov", box("mvhd", [UInt8](repeating: 0, count: 100))) + rest,
            // The length is there already.
            fileType + movie(extends: length(5)) + rest,
            // Sizes that lead out of the box around them.
            fileType + box("moov", [0, 0, 0xFF, 0xFF] + Array("mvhd".utf8) + [0, 0, 0, 0]) + rest,
            [0x7F, 0xFF, 0xFF, 0xFF] + Array("moov".utf8) + [UInt8](repeating: 0, count: 3000),
            [0x7F, 0xFF, 0xFF, 0xFF] + Array("ftyp".utf8) + [UInt8](repeating: 0, count: 3000),
        ]
    )
    func others(file: [UInt8]) {
        for chunk in [1, 7, 10_000] { #expect(Self.run(file, 2, chunk: chunk) == file) }
    }

    @Test("A length that is none changes nothing", arguments: [0, -1, 0.0001])
    func noLength(duration: Double) {
        let file = Self.fileType + Self.movie() + Self.rest
        #expect(Self.run(file, duration, chunk: 100) == file)
    }

    @Test("A plan has one where there is a length and the file is an MP4")
    func plans() {
        #expect(MergePlan(container: .mp4, tracks: .sound, duration: 1).head != nil)
        #expect(MergePlan(container: .mp4HEVC, tracks: .pictureAndSound, duration: 1).head != nil)
        #expect(MergePlan(container: .mp4, tracks: .sound).head == nil)
        #expect(MergePlan(container: .webm, tracks: .pictureAndSound, duration: 1).head == nil)
    }

    @Test("Broken heads never crash, and nothing is lost", arguments: 1...16)
    func fuzz(seed: UInt64) {
        var random = SeededGenerator(state: seed)
        for _ in 0..<300 {
            var file = Self.fileType + Self.movie(isLong: Bool.random(using: &random)) + Self.rest
            for _ in 0..<Int.random(in: 1...6, using: &random) {
                file[Int.random(in: 0..<file.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            let result = Self.run(file, 2, chunk: Int.random(in: 1...200, using: &random))
            #expect([file.count, file.count + 16].contains(result.count))
            #expect(result.suffix(10) == file.suffix(10))
        }
    }

    private static func run(_ file: [UInt8], _ duration: Double, chunk: Int) -> [UInt8] {
        var head = MovieHead(duration: duration)
        var result: [UInt8] = []
        for start in stride(from: 0, to: file.count, by: chunk) {
            result += head.take(file[start..<min(start + chunk, file.count)])
        }
        return result + head.finish()
    }

    private static func box(_ name: String, _ content: [UInt8]) -> [UInt8] {
        MovieHead.Box.bytes(UInt32(content.count + 8)) + Array(name.utf8) + content
    }

    private static func length(_ units: UInt32) -> [UInt8] {
        box("mehd", [0, 0, 0, 0] + MovieHead.Box.bytes(units))
    }

    /// A movie of a thousand units a second, with two tracks. The length is in these units.
    private static func movie(isLong: Bool = false, length: UInt32 = 0, extends: [UInt8] = []) -> [UInt8] {
        let dates = [UInt8](repeating: 0, count: isLong ? 16 : 8)
        let high: [UInt8] = isLong ? [0, 0, 0, 0] : []
        func header(_ name: String, _ scale: UInt32) -> [UInt8] {
            let times = MovieHead.Box.bytes(scale) + high + MovieHead.Box.bytes(length / 1000 * scale)
            return box(name, [isLong ? 1 : 0, 0, 0, 0] + dates + times + [UInt8](repeating: 7, count: 20))
        }
        let tracks = [90_000, 44_100].flatMap { box("trak", box("tkhd", [1]) + box("mdia", header("mdhd", $0))) }
        return box("moov", header("mvhd", 1000) + tracks + box("mvex", extends + box("trex", [4, 5])))
    }
}
