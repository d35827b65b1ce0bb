import Foundation
import Glibc
import Testing

extension ProcessTests {
    @Test func `the socket has its rights and owner, and a second instance is refused`() throws {
        let parent = try ParentProcess.started()
        defer { parent.close(expecting: ["another instance answers"]) }
        var status = stat()
        #expect(lstat(parent.socket, &status) == 0)
        #expect(status.st_mode & 0o777 == 0o660)
        #expect(status.st_uid == getuid() && status.st_gid == getgid())
        let second = try ParentProcess(folder: parent.folder)
        #expect(try second.ended() == 2)
        #expect(parent.log.contains("another instance answers"))
        #expect(parent.request() != nil)
    }

    @Test func `the socket file stays the same across a change of program and back`() throws {
        let parent = try ParentProcess.started()
        defer { parent.close(expecting: ["did not start", "reload failed"]) }
        let file = try Self.inode(parent.socket)
        parent.signal(SIGHUP)
        try parent.expectLog("reloaded: generation 2 serves")
        #expect(try Self.inode(parent.socket) == file)
        try parent.change(["behaviour": "refuse"])
        parent.signal(SIGHUP)
        try parent.expectLog("reload failed")
        #expect(try Self.inode(parent.socket) == file)
        try parent.change(["behaviour": "serve"])
        parent.signal(SIGHUP)
        try parent.expectLog("reloaded: generation 4 serves")
        #expect(try Self.inode(parent.socket) == file)
        #expect(parent.request() != nil)
    }

    @Test func `a socket file that a crash left behind is no hindrance; a plain file in its place is`() throws {
        let parent = try ParentProcess.started()
        parent.signal(SIGKILL)
        _ = try parent.ended()
        #expect(FileManager.default.fileExists(atPath: parent.socket))
        let next = try ParentProcess(folder: parent.folder)
        defer { next.close(expecting: ["is no socket"]) }
        try next.expect("it answers") { next.request() != nil }
        next.signal(SIGTERM)
        _ = try next.ended()
        try Data("not yours".utf8).write(to: URL(fileURLWithPath: next.socket))
        let third = try ParentProcess(folder: parent.folder)
        #expect(try third.ended() == 2)
        #expect(try String(contentsOfFile: next.socket, encoding: .utf8) == "not yours")
    }

    @Test func `a socket that the service manager has bound is used, kept across a reload, and left to it`() throws {
        let parent = try ParentProcess(isActivated: true)
        defer { parent.close() }
        try parent.expectLog("serving with")
        let file = try Self.inode(parent.socket)
        #expect(parent.request() != nil)
        parent.signal(SIGHUP)
        try parent.expectLog("reloaded: generation 2 serves")
        #expect(try Self.inode(parent.socket) == file && parent.request() != nil)
        parent.signal(SIGTERM)
        #expect(try parent.ended() == 0)
        #expect(try Self.inode(parent.socket) == file, "not ours to remove")
        #expect(!FileManager.default.fileExists(atPath: parent.status), "this one is ours")
    }
}
