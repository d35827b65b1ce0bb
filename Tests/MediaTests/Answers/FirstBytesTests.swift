import Testing

@testable import Media

@Suite("First bytes of a file")
struct FirstBytesTests {
    @Test(
        "Pages are seen whatever they are called",
        arguments: [
            "<!DOCTYPE html><html>", "<!doctype HTML PUBLIC", "<html>", "<HTML lang=en>", "<html", "<head>", "<body>",
            "<body\nonload=x>", "<script>alert(1)</script>", "<SCRIPT src=x>", "\r\n\t <html>", "\u{FEFF}<html>",
            "\u{FEFF}\n<!DOCTYPE html>", "<!-- log in --><html>", "<!---->", "<title>Log in</title>",
            "<meta charset=utf-8>",
            "<div>", "<?xml version=\"1.0\"?><Error>", "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"x\"/>",
            "<svg/>",
            "<Error><Code>AccessDenied</Code></Error>", "<iframe/>",
        ]
    )
    func pages(text: String) {
        #expect(FirstBytes.isPage(text.utf8))
        #expect(FirstBytes.isPage(Array(text.utf8)[...]))
    }

    @Test(
        "Pages in UTF-16 are seen, the higher byte first or last",
        arguments: ["<html>", "\n<!DOCTYPE html>", "<?xml"]
    )
    func wide(text: String) {
        let units = Array(text.utf16)
        #expect(FirstBytes.isPage([0xFF, 0xFE] + units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }))
        #expect(FirstBytes.isPage([0xFE, 0xFF] + units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }))
    }

    @Test(
        "Media is no page",
        arguments: [
            "\0\0\0\u{18}ftypmp42", "\u{1A}E\u{7F}", "ID3\u{4}", "GIF89a<script>", "RIFF\0\0\0\0WEBP<html>", "FLV\u{1}",
            "OggS", "fLaC", "\u{89}PNG", "#EXTM3U\n", "WEBVTT", "{\"a\":1}", "", "<", "<a>", "<b", "<htm", "<htmlx>",
            "<headers>", "< html>", "x<html>", "<3 <html>", "<!", "<!-", "<?", "<?xm", "<bodyguard>", "\0<html>",
        ]
    )
    func media(text: String) {
        #expect(!FirstBytes.isPage(text.utf8))
    }

    @Test("No more than the first bytes are looked at")
    func bounded() {
        let space = [UInt8](repeating: 0x20, count: FirstBytes.enough - 6)
        #expect(FirstBytes.isPage(space + Array("<html>".utf8)))
        #expect(!FirstBytes.isPage(space + [0x20, 0x20] + Array("<html>".utf8)))
    }

    @Test("Random bytes, as of an encrypted segment, are practically never a page")
    func random() {
        var random = SeededGenerator(state: 42)
        let pages = (0..<100_000).filter { _ in
            FirstBytes.isPage((0..<16).map { _ in UInt8.random(in: .min ... .max, using: &random) })
        }
        #expect(pages.isEmpty)
    }

    @Test(
        "Playlists are seen too",
        arguments: [
            ("#EXTM3U", true), ("#EXTM3U\n", true), ("#EXTM3U\r\n#EXT-X", true), ("\u{FEFF}#EXTM3U\n", true),
            ("#EXTM3U8\n", false), ("#extm3u\n", false), ("\n#EXTM3U", false), (" #EXTM3U", false), ("#EXTM3", false),
            ("", false),
        ]
    )
    func playlists(text: String, isPlaylist: Bool) {
        #expect(FirstBytes.isPlaylist(text.utf8) == isPlaylist)
    }
}
