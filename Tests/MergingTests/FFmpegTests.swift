import Foundation
import Testing

@testable import Merging

@Suite("Where ffmpeg is")
struct FFmpegTests {
    private let folder: TemporaryFolder
    private let program: String

    init() throws {
        folder = try TemporaryFolder()
        program = folder.path + "/ffmpeg"
        try Data("#!/bin/sh\n".utf8).write(to: URL(fileURLWithPath: program))
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program)
    }

    @Test("The first program of that name along the search path")
    func alongPath() {
        #expect(FFmpeg.find(path: nil, in: "/nonexistent:\(folder.path):/usr/bin")?.path == program)
        #expect(FFmpeg.find(path: nil, in: "/nonexistent") == nil)
        #expect(FFmpeg.find(path: nil, in: "") == nil)
    }

    @Test("A path that is given is taken alone")
    func given() {
        #expect(FFmpeg.find(path: program, in: "")?.path == program)
        #expect(FFmpeg.find(path: "/nonexistent/ffmpeg", in: folder.path) == nil)
        #expect(FFmpeg.find(path: "", in: folder.path) == nil)
    }

    @Test("A folder, a file that is no program, and a relative path are none")
    func noProgram() throws {
        let text = folder.path + "/text"
        try Data().write(to: URL(fileURLWithPath: text))
        #expect(FFmpeg.find(path: folder.path, in: "") == nil)
        #expect(FFmpeg.find(path: text, in: "") == nil)
        #expect(FFmpeg.find(path: "ffmpeg", in: folder.path) == nil)
        #expect(FFmpeg.find(path: program + "\0", in: "") == nil)
        #expect(FFmpeg.find(path: nil, in: ".:bin:") == nil)
    }
}
