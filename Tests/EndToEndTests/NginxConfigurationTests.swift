import Foundation
import Testing

/// What an operator copies to `/etc/nginx` is judged by nginx itself, in a folder of the test's own.
@Suite("The nginx site as an operator installs it")
struct NginxConfigurationTests {
    @Test("nginx accepts it", arguments: ["easydown.conf", "tls-example.conf"])
    func sound(site: String) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "easydown-nginx-\(UUID().uuidString)")
        defer { do { try FileManager.default.removeItem(at: folder) } catch { print("left behind: \(folder.path)") } }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let source = URL(fileURLWithPath: Installation.root).appending(path: "nginx")
        try FileManager.default.copyItem(
            at: source.appending(path: "snippets"),
            to: folder.appending(path: "snippets")
        )
        // Only what this machine has elsewhere is put in place: logs, certificates, ports that are free for anybody.
        var text = try String(contentsOf: source.appending(path: site), encoding: .utf8)
        text = text.replacing("/var/log/nginx", with: folder.path)
            .replacing("/etc/letsencrypt/live/easydown.example", with: folder.path)
            .replacing("listen 80;", with: "listen 127.0.0.1:28080;").replacing("listen [::]:80;", with: "")
            .replacing("listen 443 ssl http2;", with: "listen 127.0.0.1:28443 ssl http2;")
            .replacing("listen [::]:443 ssl http2;", with: "")
        try Data(text.utf8).write(to: folder.appending(path: "site.conf"))
        try Data("pid nginx.pid;\nevents {}\nhttp {\n\(Self.temporary)include site.conf;\n}\n".utf8)
            .write(to: folder.appending(path: "nginx.conf"))
        if text.contains("ssl_certificate ") { try makeCertificate(in: folder) }
        let result = try run(
            "/usr/sbin/nginx",
            "-t",
            "-p",
            folder.path,
            "-c",
            folder.appending(path: "nginx.conf").path,
            "-e",
            "error.log"
        )
        #expect(result.status == 0, "\(result.text)")
        #expect(!result.text.contains("[warn]"), "\(result.text)")
    }

    private static let temporary = ["client_body", "fastcgi", "proxy", "scgi", "uwsgi"].map {
        "\($0)_temp_path \($0);\n"
    }.joined()

    private func makeCertificate(in folder: URL) throws {
        let result = try run(
            "/usr/bin/openssl",
            "req",
            "-x509",
            "-newkey",
            "rsa:2048",
            "-nodes",
            "-days",
            "2",
            "-subj",
            "/CN=easydown.example",
            "-keyout",
            folder.appending(path: "privkey.pem").path,
            "-out",
            folder.appending(path: "fullchain.pem").path
        )
        try #require(result.status == 0, "\(result.text)")
    }

    private func run(_ program: String, _ arguments: String...) throws -> (status: Int32, text: String) {
        let tool = try Tool.run(program, arguments, in: TemporaryFolder())
        return (tool.status, tool.output + tool.errors)
    }
}
