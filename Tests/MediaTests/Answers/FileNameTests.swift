import Testing

@testable import Media

@Suite("Names for saving")
struct FileNameTests {
    @Test(
        "What is sound stays",
        arguments: [
            "a.mp4", "Ein schönes Video [730].mp4", "视频.mp4", "👨‍👩‍👧 family 🇩🇪.mp4", "نمی‌خواهم.mp4",
            "a'b(c)&d=e+f,g;h#i%20.webm",
            "no extension", "v1.2 final.tar.gz", "com.example.mp4", "console.mp4", "e\u{301}.jpg", "_con.mp4",
        ]
    )
    func sound(name: String) {
        // The letters of a flag are plain symbols; the tags of a subdivision's flag would be invisible ones.
        #expect(FileName.safe(name) == name)
    }

    @Test(
        "What is not becomes so",
        arguments: [
            ("a\"\r\nSet-Cookie: x=1", "a_ Set-Cookie_ x=1"), ("../../etc/x", "_.._etc_x"), ("..\\..\\x", "_.._x"),
            ("/etc/passwd", "_etc_passwd"), ("C:\\a.mp4", "C__a.mp4"), ("a\u{202E}4pm.exe", "a4pm.exe"),
            ("\u{2066}a\u{2069}\u{200E}\u{FEFF}b", "ab"), ("a\0b", "ab"), ("a\u{7F}\u{85}b", "a b"), ("a\u{9B}b", "ab"),
            ("  a   b  ", "a b"), ("a\t\n\u{A0}\u{3000}b", "a b"), ("a\u{2028}b", "a b"),
            (".htaccess", "htaccess"), ("...", "download"), ("", "download"), (" . . ", "download"),
            ("a.mp4. . ", "a.mp4"),
            ("-rf", "_-rf"), ("-i.mp4", "_-i.mp4"), ("|cmd", "_cmd"), ("<a>?*:\"|.mp4", "_a______.mp4"),
            ("CON", "_CON"), ("con.mp4", "_con.mp4"), ("Nul.tar.gz", "_Nul.tar.gz"), ("COM1.mp4", "_COM1.mp4"),
            ("lpt9", "_lpt9"), ("com¹.txt", "_com¹.txt"), ("aux .mp4", "aux .mp4"), ("\u{E000}\u{FFFD}\u{FFFF}a", "a"),
            ("\u{E0067}\u{E007F}a", "a"), ("\u{1F3F4}\u{E0067}\u{E007F}", "\u{1F3F4}"),
        ]
    )
    func unsound(name: String, safe: String) {
        #expect(FileName.safe(name) == safe)
    }

    @Test("A long name loses its end, between two characters, and keeps its extension")
    func long() {
        #expect(FileName.safe(String(repeating: "a", count: 5000)) == String(repeating: "a", count: 150))
        #expect(
            FileName.safe(String(repeating: "a", count: 5000) + ".mp4") == String(repeating: "a", count: 146) + ".mp4"
        )
        #expect(FileName.safe(String(repeating: "视", count: 50)) == String(repeating: "视", count: 50))
        #expect(
            FileName.safe(String(repeating: "视", count: 60) + ".webm") == String(repeating: "视", count: 48) + ".webm"
        )
        let family = "👨‍👩‍👧"
        #expect(
            FileName.safe(String(repeating: family, count: 20))
                == String(repeating: family, count: 150 / family.utf8.count)
        )
        // One character of 2001 bytes.
        let accents = "e" + String(repeating: "\u{301}", count: 1000)
        #expect(FileName.safe(accents).utf8.count == 149)
        #expect(
            FileName.safe(String(repeating: "a", count: 145) + "     .mp4") == String(repeating: "a", count: 145)
                + " .mp4"
        )
        #expect(
            FileName.safe(String(repeating: "a", count: 145) + " bbbbb.mp4") == String(repeating: "a", count: 145)
                + ".mp4"
        )
        let ending = "." + String(repeating: "x", count: 11)
        #expect(FileName.safe(String(repeating: "a", count: 150) + ending) == String(repeating: "a", count: 150))
    }

    @Test("A name is sound, and stays as it is when it is made so again", arguments: 0..<8)
    func fuzz(seed: UInt64) {
        let samples = [
            "../a\"b\r\n.mp4", "CON.mp4", String(repeating: "视 ", count: 60) + ".webm", "👨‍👩‍👧\u{202E}gpj.exe", "-a.b.c . ",
            String(repeating: "a.", count: 90),
        ]
        for text in Fuzz.texts(samples, seed: seed) {
            let name = FileName.safe(text)
            #expect((1...150).contains(name.utf8.count))
            #expect(!name.utf8.contains { $0 < 0x20 || $0 == 0x7F || "/\\:*?\"<>|".utf8.contains($0) })
            #expect(!name.hasPrefix(".") && !name.hasPrefix("-") && !name.hasSuffix(".") && !name.hasSuffix(" "))
            #expect(!name.unicodeScalars.contains { (0x202A...0x202E).contains($0.value) })
            #expect(FileName.safe(name) == name)
        }
    }
}
