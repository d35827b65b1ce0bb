import Foundation
import Glibc
import HTTPClient
import OriginTesting

/// An origin behind TLS with a certificate that the test chose: `openssl s_server`.
final class TLSOrigin {
    private let program: Program
    private let port: UInt16
    private let folder: URL

    struct Failed: Error { let text: String }

    /// - Parameter certificate: `good`, `expired`, `other` (another host's) or `self` (signed by itself).
    init(folder: URL, certificate: String, _ options: [String]) throws {
        self.folder = folder
        port = try Self.freePort()
        program = try Program(
            "openssl",
            [
                "s_server", "-quiet", "-HTTP", "-accept", "127.0.0.1:\(port)", "-cert", "\(certificate).pem", "-key",
                "key.pem", "-cipher", "DEFAULT:@SECLEVEL=0",
            ] + options,
            folder: folder.path
        )
        for _ in 0..<1000 {
            if isListening() { return }
            usleep(10_000)
        }
        throw Failed(text: "openssl does not listen")
    }

    deinit {
        program.signal(SIGTERM)
        program.wait()
    }

    var replay: Egress.Replay { .init(port: port, authorityFile: folder.appending(path: "authority.pem").path) }

    /// A throw-away authority, and what it signed, beside the file that is served.
    static func makeCertificates() throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appending(path: "easydown-tls-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let answer = "HTTP/1.0 200 OK\r\nContent-Type: video/mp4\r\nContent-Length: 4\r\n\r\ngood"
        try Data(answer.utf8).write(to: folder.appending(path: "a.mp4"))
        let key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"]
        let subject = ["-addext", "subjectAltName=DNS:v.cdn.example"]
        try openssl(
            folder,
            ["req", "-x509", "-days", "2", "-subj", "/CN=authority", "-keyout", "ca.pem", "-out", "authority.pem"] + key
        )
        try openssl(
            folder,
            ["req", "-x509", "-days", "2", "-subj", "/CN=v.cdn.example", "-keyout", "key.pem", "-out", "self.pem"] + key
                + subject
        )
        for (name, host, days) in [
            ("good", "v.cdn.example", "2"), ("other", "other.example", "2"), ("expired", "v.cdn.example", "-1"),
        ] {
            try openssl(
                folder,
                [
                    "req", "-new", "-key", "key.pem", "-subj", "/CN=\(host)", "-addext", "subjectAltName=DNS:\(host)",
                    "-out", "\(name).csr",
                ]
            )
            try openssl(
                folder,
                [
                    "x509", "-req", "-in", "\(name).csr", "-CA", "authority.pem", "-CAkey", "ca.pem", "-CAcreateserial",
                    "-days", days, "-copy_extensions", "copy", "-out", "\(name).pem",
                ]
            )
        }
        return folder
    }

    private static func openssl(_ folder: URL, _ arguments: [String]) throws {
        let code = try Program("openssl", arguments, folder: folder.path).wait()
        guard code == 0 else { throw Failed(text: "openssl \(arguments) ended with \(code)") }
    }

    private static func freePort() throws -> UInt16 {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var address = loopback(0)
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let code = withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, length) == 0 ? getsockname(descriptor, $0, &length) : -1
            }
        }
        guard code == 0 else { throw Failed(text: "no port") }
        return UInt16(bigEndian: address.sin_port)
    }

    private func isListening() -> Bool {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var address = Self.loopback(port)
        return withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
    }

    private static func loopback(_ port: UInt16) -> sockaddr_in {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return address
    }
}
