import Testing

@testable import Media

@Suite("Names under which files are offered")
struct OfferedNameTests {
    @Test("Title, identifier, number and what tells files apart")
    func parts() {
        func name(_ title: String, _ id: String, _ index: Int?, _ suffix: String?, _ type: String) -> String {
            OfferedName.make(title: title, id: id, index: index, suffix: suffix, mimeType: type)
        }
        #expect(name("Title", "a1", nil, nil, "video/mp4") == "Title [a1].mp4")
        #expect(name("Title", "a1", 0, nil, "image/jpeg") == "Title [a1] 1.jpg")
        #expect(name("Title", "a1", 9, "thumbnail", "image/webp; q=1") == "Title [a1] 10 thumbnail.webp")
        #expect(name("Title", "a1", nil, "1080p", "Video/WebM") == "Title [a1] 1080p.webm")
        #expect(name("", "a1", nil, nil, "audio/mp4") == "a1.m4a")
        #expect(name("", "a1", 1, nil, "audio/mpeg") == "a1 2.mp3")
        #expect(name("Title", "", nil, nil, "video/mp4") == "Title.mp4")
        #expect(name("", "", nil, nil, "video/mp4") == "download.mp4")
        #expect(name("", "", nil, nil, "") == "download")
        #expect(name("Title", "a1", nil, nil, "") == "Title [a1]")
        #expect(name("Title", "a1", nil, "", "text/html") == "Title [a1]")
        #expect(name(" ..a/b\n\n#c ", "-x_Y", nil, nil, "video/mp4") == "a_b #c [-x_Y].mp4")
        #expect(name("Title", "a1", .max, nil, "video/mp4").hasSuffix(".mp4"))
    }

    @Test("A long title makes room for the rest")
    func long() {
        let title = String(repeating: "长", count: 500)
        let name = OfferedName.make(
            title: title,
            id: "7300000000000000001",
            index: 3,
            suffix: "1080p",
            mimeType: "video/mp4"
        )
        #expect(name.hasPrefix("长长长") && name.hasSuffix("长 [7300000000000000001] 4 1080p.mp4"))
        #expect((147...150).contains(name.utf8.count))
        let greedy = OfferedName.make(title: title, id: title, index: 3, suffix: title, mimeType: "video/mp4")
        #expect(greedy.utf8.count <= 150 && greedy.hasSuffix("长.mp4") && greedy.contains("] 4 "))
        let hyphen = OfferedName.make(
            title: "-" + String(repeating: "a", count: 500),
            id: "a1",
            index: nil,
            suffix: nil,
            mimeType: "video/mp4"
        )
        #expect(hyphen.hasPrefix("_-a") && hyphen.hasSuffix("a [a1].mp4") && hyphen.utf8.count == 150)
    }

    @Test(
        "An extension is put behind a name that has none",
        arguments: [
            ("Title [a1]", "image/webp", "Title [a1].webp"), ("a.jpg", "image/webp", "a.jpg"),
            ("a.JPEG", "image/png", "a.JPEG"),
            ("v2.0", "image/png", "v2.0.png"), ("a", "text/html", "a"), ("a", "", "a"),
            ("a.exe", "video/mp4", "a.exe.mp4"),
        ]
    )
    func completed(name: String, type: String, whole: String) {
        #expect(OfferedName.completed(name, mimeType: type) == whole)
    }

    @Test("Every offered name is a sound one", arguments: 0..<4)
    func fuzz(seed: UInt64) {
        for title in Fuzz.texts(["CON", "../a: b\u{202E}", String(repeating: "视 -.", count: 60)], seed: seed) {
            let name = OfferedName.make(title: title, id: title, index: 2, suffix: title, mimeType: "video/mp4")
            #expect(FileName.safe(name) == name && name.hasSuffix(".mp4"))
        }
    }
}
