import CPosix
import Foundation
import Glibc
import Supervisor
import Synchronization

/// A worker of one thread: takes a connection, answers it, takes the next.
struct EchoLoop {
    let link: WorkerLink
    let behaviour: Behaviour
    private var isFinishing = false
    private var ballast: [UnsafeMutableRawPointer] = []

    init(link: WorkerLink, behaviour: Behaviour) {
        self.link = link
        self.behaviour = behaviour
    }

    mutating func loop() -> Int32 {
        let code = accept()
        while Stream.open.load(ordering: .acquiring) > 0 { usleep(1_000) }
        return code
    }

    private mutating func accept() -> Int32 {
        while true {
            var entries = [
                pollfd(fd: 0, events: Int16(POLLIN), revents: 0),
                pollfd(fd: link.control, events: Int16(POLLIN), revents: 0),
            ]
            poll(&entries, 2, isFinishing ? 0 : -1)
            if entries[1].revents != 0, let code = listen() { return code }
            let connection = ed_accept4(0)
            if connection >= 0 {
                answer(connection)
            } else if isFinishing {
                return 0
            }
        }
    }

    func run() -> Int32 {
        var loop = self
        return loop.loop()
    }

    private mutating func listen() -> Int32? {
        switch link.read() {
        case .parentGone: return 9
        case .message(.drain): return behaviour == .stubborn ? nil : 0
        case .message(.finish):
            isFinishing = behaviour != .stubborn
            return nil
        case .message(.reopenLogs), .message(.reportSlow), .nothing: return nil
        }
    }

    private mutating func answer(_ connection: Int32) {
        link.slot.countAccepted()
        link.slot.begin(thread: 0)
        var entry = pollfd(fd: connection, events: Int16(POLLIN), revents: 0)
        poll(&entry, 1, 5_000)
        var bytes = [UInt8](repeating: 0, count: 256)
        let got = max(0, recv(connection, &bytes, bytes.count, 0))
        let line = String(decoding: bytes[..<got], as: UTF8.self)
        if line == "stream\n" { return Stream.start(connection, link.slot) }
        if line == "hang\n" { link.slot.begin(thread: 1, stage: 7) }
        if line == "slow\n" { usleep(300_000) }
        if behaviour == .grow, let block = malloc(4 << 20) {
            memset(block, 1, 4 << 20)
            ballast.append(block)
        }
        let reply = Array("\(getpid()) \(line)".utf8)
        _ = send(connection, reply, reply.count, Int32(MSG_NOSIGNAL))
        link.slot.end(thread: 0)
        close(connection)
    }
}
